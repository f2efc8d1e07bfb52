"""The commands of `unbraid`, a file for each family. Heavy imports belong inside the functions."""
