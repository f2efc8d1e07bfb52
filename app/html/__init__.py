"""Parts of a report's page: style, tables, curves. Strings in, strings out."""
