"""The living demo: fictitious people walk through real rounds by the same services as everybody else."""
