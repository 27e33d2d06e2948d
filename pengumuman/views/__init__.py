"""Pages of the app: public, staff, letters."""
