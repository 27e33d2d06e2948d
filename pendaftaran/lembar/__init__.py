"""Spreadsheets in and out: the only place that reads one. What the cells mean stands in `domain.lembar_saring` and `domain.lembar_baca`."""
