"""Keeps the window's translations: finds every text in app/window, updates the .ts files, makes the .qm files.

    python packaging/translations.py            update assets/translations/*.ts and compile them
    python packaging/translations.py --missing  list what has no translation

Qt's own pyside6-lupdate does not see texts that go through a module's `_tr` or stand in the registry of actions, so the
texts are found here, in the syntax tree. Messages of errors come from code that knows nothing of Qt: error_texts.py
finds them, and errors.json lists them, from which the window knows them again.
"""

from __future__ import annotations

import argparse
import ast
import json
import re
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from error_texts import find_messages

ROOT = Path(__file__).resolve().parent.parent
WINDOW = ROOT / "app" / "window"
FOLDER = ROOT / "assets" / "translations"
LANGUAGES = ("de",)
REGISTRY_CONTEXT = "Actions"
HELP = ROOT / "core_models" / "config_help.py"
HELP_CONTEXT = "Settings"
DATA_CONTEXT = "Data"
DATA = {
    ROOT / "media_io" / "labelled_sets.py": "LabelledSet",
    ROOT / "app" / "bench" / "data.py": "Source",
    ROOT / "app" / "data_names.py": "CORPORA",
}
"""Where data sets are named: in the first argument of these, or in this table."""
PRESETS_CONTEXT = "Presets"
PRESETS, MODELS = ROOT / "assets" / "presets", ROOT / "assets" / "models"
ERRORS_CONTEXT = "Errors"
ERRORS = FOLDER / "errors.json"


@dataclass(frozen=True, order=True)
class Text:
    """A text of the program: Qt's context, the English words, where it stands first."""

    context: str
    source: str
    place: str = ""


def find_texts(folder: Path = WINDOW) -> dict[tuple[str, str], Text]:
    """Every text below a folder, by context and source."""
    found: dict[tuple[str, str], Text] = {}
    for path in sorted(folder.rglob("*.py")):
        for text in texts_of(path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix()):
            found.setdefault((text.context, text.source), text)
    if folder == WINDOW and HELP.exists():
        for text in help_texts(HELP.read_text(encoding="utf-8"), HELP.name):
            found.setdefault((text.context, text.source), text)
    if folder == WINDOW:
        for text in (*data_texts(), *preset_texts()):
            found.setdefault((text.context, text.source), text)
        for message, place in find_messages(ROOT).items():
            found.setdefault((ERRORS_CONTEXT, message), Text(ERRORS_CONTEXT, message, place))
    return found


def help_texts(code: str, name: str) -> Iterator[Text]:
    """What the form of a preset says: the arguments of every `Help`, and the titles of the sections."""
    for node in ast.walk(ast.parse(code)):
        values: list[ast.expr] = []
        if isinstance(node, ast.Call) and _called(node) == "Help":
            values = node.args
        elif isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == "SECTIONS":
            values = node.value.values if isinstance(node.value, ast.Dict) else []
        for value in values:
            if isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value:
                yield Text(HELP_CONTEXT, value.value, f"{name}:{value.lineno}")


def data_texts() -> Iterator[Text]:
    """The titles of data sets, with a capital, and the lines about them."""
    for path, name in DATA.items():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            values: list[ast.expr] = []
            if isinstance(node, ast.Call) and _called(node) == name:
                values = node.args[:1]
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == name:
                rows = node.value.values if isinstance(node.value, ast.Dict) else []
                values = [value for row in rows if isinstance(row, ast.Tuple) for value in row.elts]
            for value in values:
                title = _literal(value, f"{path.name}:{value.lineno}")
                yield Text(DATA_CONTEXT, title[:1].upper() + title[1:], f"{path.name}:{value.lineno}")


def preset_texts() -> Iterator[Text]:
    """The titles of the presets that ship, and of the models that were trained by some."""
    for path in sorted(PRESETS.glob("*.toml")):
        title = tomllib.loads(path.read_text(encoding="utf-8")).get("title")
        if title:
            yield Text(PRESETS_CONTEXT, title, path.name)
    for path in sorted(MODELS.glob("*/config.json")):
        title = json.loads(path.read_text(encoding="utf-8")).get("title")
        if title:
            yield Text(PRESETS_CONTEXT, title, f"{path.parent.name}/{path.name}")


def texts_of(code: str, name: str) -> list[Text]:
    """Every text of one module. Raises ValueError where a text is not a literal."""
    tree = ast.parse(code)
    return list(_walk(tree, "", _wrappers(tree), name))


def _wrappers(tree: ast.Module) -> dict[str, str]:
    """Functions of the module that only pass their argument on to Qt, with their contexts."""
    found = {}
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call) == "translate" and len(call.args) == 2:
                    context, text = call.args
                    if isinstance(context, ast.Constant) and isinstance(text, ast.Name):
                        found[node.name] = str(context.value)
    return found


def _walk(node: ast.AST, scope: str, wrappers: dict[str, str], name: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        inner = child.name if isinstance(child, ast.ClassDef) else scope
        if isinstance(child, ast.FunctionDef) and child.name in wrappers:
            continue
        if isinstance(child, ast.Call):
            yield from _texts_of_call(child, inner, wrappers, name)
        yield from _walk(child, inner, wrappers, name)


def _texts_of_call(call: ast.Call, scope: str, wrappers: dict[str, str], name: str) -> Iterator[Text]:
    called, place = _called(call), f"{name}:{call.lineno}"
    if called == "tr" and call.args:
        if not scope:
            raise ValueError(f"{place}: outside a class Qt looks in another context; use a module's _tr")
        yield Text(scope, _literal(call.args[0], place), place)
    elif called == "translate" and len(call.args) >= 2:
        yield Text(_literal(call.args[0], place), _literal(call.args[1], place), place)
    elif called in wrappers and isinstance(call.func, ast.Name) and isinstance(call.args[0], ast.Constant):
        yield Text(wrappers[called], _literal(call.args[0], place), place)
    elif called == "ActionSpec":
        named = {key.arg: key.value for key in call.keywords}
        for value in (*call.args[1:3], named.get("menu"), named.get("text"), named.get("needs")):
            if value is not None and _literal(value, place):
                yield Text(REGISTRY_CONTEXT, _literal(value, place), place)
    elif called == "mark":
        yield Text(_literal(call.args[0], place), _literal(call.args[1], place), place)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _literal(node: ast.expr, place: str) -> str:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    raise ValueError(f"{place}: a text that is translated must be a literal; fill placeholders with .format")


# Files of translations


def read_ts(path: Path) -> dict[tuple[str, str], str]:
    """The translations of a .ts file that are finished, by context and source."""
    if not path.exists():
        return {}
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None and translation.get("type") is None and translation.text:
                found[context.findtext("name", ""), message.findtext("source", "")] = translation.text
    return found


def write_ts(path: Path, language: str, texts: dict[tuple[str, str], Text], done: dict[tuple[str, str], str]) -> None:
    """Write a .ts file: texts that are gone go, new ones are marked as unfinished."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for key in sorted(texts):
        if key[0] not in contexts:
            contexts[key[0]] = ET.SubElement(root, "context")
            ET.SubElement(contexts[key[0]], "name").text = key[0]
        message = ET.SubElement(contexts[key[0]], "message")
        ET.SubElement(message, "source").text = key[1]
        translation = ET.SubElement(message, "translation")
        if key in done:
            translation.text = done[key]
        else:
            translation.set("type", "unfinished")
    ET.indent(root, "  ")
    body = ET.tostring(root, encoding="unicode")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8", newline="\n")


def write_errors(texts: Iterable[tuple[str, str]]) -> None:
    """List the messages of errors, longest first: the first that fits a message is the one that it was made of."""
    messages = sorted((source for context, source in texts if context == ERRORS_CONTEXT), key=_order)
    ERRORS.write_text(json.dumps(messages, indent=1) + "\n", encoding="utf-8", newline="\n")


def _order(message: str) -> tuple[int, str]:
    return -len(re.sub(r"\{\d+\}", "", message)), message


def compile_ts(path: Path) -> None:
    """Make the .qm file beside a .ts file."""
    import PySide6

    tool = Path(PySide6.__path__[0]) / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
    subprocess.run([tool, "-silent", path, "-qm", path.with_suffix(".qm")], check=True)


def main() -> int:
    """Update and compile, or list what is missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--missing", action="store_true", help="only list texts without a translation")
    asked = parser.parse_args()
    texts = find_texts()
    if not asked.missing:
        write_errors(texts)
    for language in LANGUAGES:
        path = FOLDER / f"unbraid_{language}.ts"
        done = read_ts(path)
        missing = [text for key, text in sorted(texts.items()) if key not in done]
        if not asked.missing:
            write_ts(path, language, texts, done)
            compile_ts(path)
        for text in missing:
            print(f"{language}: {text.place}: {text.context}: {text.source!r}")
        print(f"{language}: {len(texts)} texts, {len(missing)} without a translation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
