"""The bench: models held against labels, judges and published numbers. Knows no Qt."""
