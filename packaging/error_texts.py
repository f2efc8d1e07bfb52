"""Finds the messages of the program's own exceptions in its source, as templates that can be translated.

A template is what stands in the code with {0}, {1} in the places of values: `f"{path}: not JSON ({error})"` becomes
"{0}: not JSON ({1})". Names are followed to what is assigned to them, parameters to what callers give, functions to
what they return. A text that stands within another message is a template of its own where it has many forms.
"""

from __future__ import annotations

import ast
import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("media_io", "core_models", "app")
MESSAGES = {
    "MediaError": 1, "CacheError": 1, "ModelError": 0, "CheckpointError": 0, "ConfigError": 0, "OutOfMemoryError": 0,
    "TooShortError": 0, "ValueError": 0, "Finding": 2, "Seen": 9, "Found": 14,
}  # fmt: skip
"""What carries messages, each with the first argument that users read."""
WORDS = {"reason", "problem"}
"""Arguments by name that users read."""
HOLE = "\0"
"""A value's place in a template that is not numbered yet."""
DEPTH = 5
INLINE = 3
"""A text within a message that has no more forms than these is written out; of more it is a template of its own."""
Forms = list[str]
Reader = Callable[..., Forms]


@dataclass(frozen=True)
class Scope:
    """Where an expression stands: its module, and the functions around it, the innermost last."""

    module: str
    functions: tuple[ast.FunctionDef, ...] = ()


@dataclass
class Source:
    """The program's files.

    Attributes:
        trees: by the module's name.
        named: what the names of each module mean: assigned expressions and functions.
        imported: by module and name, the module and the name it comes from.
        calls: by what is called, every call and where it stands.
        pieces: texts found within messages that are templates of their own.
        functions: how many there are of a name.
    """

    trees: dict[str, ast.Module] = field(default_factory=dict)
    named: dict[tuple[str, str], ast.AST] = field(default_factory=dict)
    imported: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    calls: dict[str, list[tuple[ast.Call, Scope]]] = field(default_factory=dict)
    pieces: dict[str, str] = field(default_factory=dict)
    functions: Counter[str] = field(default_factory=Counter)


def find_messages(root: Path = ROOT) -> dict[str, str]:
    """Every template, with the place of its first use."""
    source, found = read_source(root), {}
    for name, first in MESSAGES.items():
        for call, scope in source.calls.get(name, []):
            place = f"{scope.module}:{call.lineno}"
            for value in (*call.args[first:], *(key.value for key in call.keywords if key.arg in WORDS)):
                for form in _forms(value, scope, source, 0, place):
                    found.setdefault(form, place)
    both = found | {form: place for form, place in source.pieces.items() if form not in found}
    return {_numbered(form): place for form, place in both.items() if re.search(r"[A-Za-z]{2}", form)}


def read_source(root: Path = ROOT) -> Source:
    """All files of the program."""
    source = Source()
    for path in sorted(p for folder in FOLDERS for p in (root / folder).rglob("*.py")):
        name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
        source.trees[name] = ast.parse(path.read_text(encoding="utf-8"))
        _read_names(name, source)
        source.functions.update(n.name for n in ast.walk(source.trees[name]) if isinstance(n, ast.FunctionDef))
    for name, tree in source.trees.items():
        for call, scope in _calls(tree, Scope(name)):
            source.calls.setdefault(_called(call), []).append((call, scope))
    return source


def _read_names(name: str, source: Source) -> None:
    for node in source.trees[name].body:
        if isinstance(node, ast.FunctionDef):
            source.named[name, node.name] = node
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                source.imported[name, alias.asname or alias.name] = (node.module, alias.name)
        for target, value in _assigned(node):
            source.named[name, target] = value


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The names that a statement gives, and their values; a part of a tuple as a subscript of it."""
    value = getattr(node, "value", None)
    targets = node.targets if isinstance(node, ast.Assign) else [getattr(node, "target", None)]
    if value is None or not isinstance(node, ast.Assign | ast.AnnAssign | ast.NamedExpr):
        return
    for target in targets:
        if isinstance(target, ast.Name):
            yield target.id, value
        elif isinstance(target, ast.Tuple):
            for index, part in enumerate(target.elts):
                if isinstance(part, ast.Name):
                    yield part.id, ast.Subscript(value, ast.Constant(index), ast.Load())


def _calls(node: ast.AST, scope: Scope) -> Iterator[tuple[ast.Call, Scope]]:
    for child in ast.iter_child_nodes(node):
        inner = Scope(scope.module, (*scope.functions, child)) if isinstance(child, ast.FunctionDef) else scope
        if isinstance(child, ast.Call):
            yield child, inner
        yield from _calls(child, inner)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


# Forms of an expression


def _forms(node: ast.AST, scope: Scope, source: Source, depth: int, place: str) -> Forms:
    """Every text that an expression may be, values as holes; a hole alone where nothing is known."""
    if depth > DEPTH:
        return [HOLE]

    def forms(part: ast.AST, within: Scope = scope) -> Forms:
        return _forms(part, within, source, depth + 1, place)

    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.JoinedStr(values=parts):
            return _joined([_inline(part, forms, source, place) for part in parts])
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([_inline(left, forms, source, place), _inline(right, forms, source, place)])
        case ast.IfExp(body=body, orelse=other):
            return _unique([*forms(body), *forms(other)])
        case ast.BoolOp(values=values):
            return _unique(form for value in values for form in forms(value))
        case ast.Subscript(value=whole, slice=ast.Constant(value=int(index))):
            return _all(_elements(whole, index, scope, source, depth), forms)
        case ast.Subscript(value=ast.Name(id=name)) | ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get")):
            return _of_table(name, node, scope, source, forms)
        case ast.Name(id=name):
            return _all(_meanings(name, scope, source), forms)
        case ast.Call(func=ast.Name(id=name)):
            return _all(_returned(name, scope, source), forms)
    return [HOLE]


def _all(parts: list[tuple[ast.AST, Scope]], forms: Reader) -> Forms:
    return _unique(form for part, within in parts for form in forms(part, within)) or [HOLE]


def _inline(part: ast.AST, forms: Reader, source: Source, place: str) -> Forms:
    """The forms of a part of a message: written out where they are few, else a hole, and templates of their own."""
    if isinstance(part, ast.FormattedValue):
        if part.conversion != -1 or part.format_spec is not None:
            return [HOLE]
        part = part.value
    found = forms(part)
    if HOLE not in found and len(found) <= INLINE:
        return found
    for form in found:
        if " " in form.strip():
            source.pieces.setdefault(form, place)
    return [HOLE]


def _of_table(name: str, node: ast.AST, scope: Scope, source: Source, forms: Reader) -> Forms:
    """All values of a table of texts, and what is taken where there is none."""
    found: Forms = []
    for table, within in _meanings(name, scope, source):
        if isinstance(table, ast.Dict):
            found += [form for value in table.values for form in forms(value, within)]
    rest = node.args[1:] if isinstance(node, ast.Call) else []
    return _unique([*found, *(form for value in rest for form in forms(value))]) or [HOLE]


def _elements(node: ast.AST, index: int, scope: Scope, source: Source, depth: int) -> list[tuple[ast.AST, Scope]]:
    """What one place of a tuple may hold."""
    if depth > DEPTH:
        return []
    match node:
        case ast.Tuple(elts=parts):
            return [(parts[index], scope)] if index < len(parts) else []
        case ast.IfExp(body=body, orelse=other):
            whole = [(body, scope), (other, scope)]
        case ast.Name(id=name):
            whole = _meanings(name, scope, source)
        case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="get"), args=rest):
            tables = [(t, s) for t, s in _meanings(name, scope, source) if isinstance(t, ast.Dict)]
            whole = [(value, within) for table, within in tables for value in table.values]
            whole += [(value, scope) for value in rest[1:]]
        case ast.Call(func=ast.Name(id=name)):
            whole = _returned(name, scope, source)
        case _:
            return []
    return [found for part, within in whole for found in _elements(part, index, within, source, depth + 1)]


def _meanings(name: str, scope: Scope, source: Source) -> list[tuple[ast.AST, Scope]]:
    """What a name may be: assigned in the functions around, given by callers, or of the module or another one."""
    for count in range(len(scope.functions), 0, -1):
        function, within = scope.functions[count - 1], Scope(scope.module, scope.functions[:count])
        found = [(value, within) for node in ast.walk(function) for key, value in _assigned(node) if key == name]
        if found:
            return found
        if name in {each.arg for each in (*function.args.args, *function.args.kwonlyargs)}:
            return _given(name, function, scope, source)
    module, known = source.imported.get((scope.module, name), (scope.module, name))
    value = source.named.get((module, known))
    return [(value, Scope(module))] if value is not None and not isinstance(value, ast.FunctionDef) else []


def _given(name: str, function: ast.FunctionDef, scope: Scope, source: Source) -> list[tuple[ast.AST, Scope]]:
    """What the program's callers give for a parameter; a value that is not known where only one of them does.

    Nothing where another function has the same name.
    """
    if source.functions[function.name] != 1:
        return []
    arguments = [each.arg for each in function.args.args]
    offset = 1 if arguments[:1] in (["self"], ["cls"]) else 0
    found: list[tuple[ast.AST, Scope]] = []
    for call, within in source.calls.get(function.name, []):
        at = arguments.index(name) - offset if name in arguments else len(call.args)
        found += [(key.value, within) for key in call.keywords if key.arg == name]
        found += [(call.args[at], within)] if 0 <= at < len(call.args) else []
    return [*found, (ast.Constant(None), scope)] if len(found) == 1 else found


def _returned(name: str, scope: Scope, source: Source) -> list[tuple[ast.AST, Scope]]:
    module, known = source.imported.get((scope.module, name), (scope.module, name))
    function = source.named.get((module, known))
    if not isinstance(function, ast.FunctionDef):
        return []
    within = Scope(module, (function,))
    return [(n.value, within) for n in ast.walk(function) if isinstance(n, ast.Return) and n.value is not None]


def _joined(parts: list[Forms]) -> Forms:
    return _unique("".join(each) for each in itertools.product(*parts))


def _unique(forms: Iterable[str]) -> Forms:
    return list(dict.fromkeys(forms))


def _numbered(form: str) -> str:
    """With numbered places of values; values that touch are one."""
    count = itertools.count()
    return re.sub(f"{HOLE}+", lambda _: f"{{{next(count)}}}", form)
