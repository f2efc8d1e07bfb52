"""Models of sequences with static and dynamic factors, their objectives, training and evaluation."""
