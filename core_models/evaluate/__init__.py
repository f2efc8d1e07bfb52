"""Judges and measures of disentanglement."""
