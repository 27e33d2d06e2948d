"""The file judge's child process. Nothing here imports Django; outside, only pemeriksaan.py imports `induk`.

One process (`__main__`) loads the parsers once and forks for every file, so a file costs a fork and not a
start, and whatever a file does happens in a process that ends with it.
"""
