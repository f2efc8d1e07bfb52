"""Measurements with their results: `python -m benchmarks` compares, the other scripts try out one thing each."""
