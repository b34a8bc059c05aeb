"""How exact values are written: rounded here, with their units, in both languages."""
