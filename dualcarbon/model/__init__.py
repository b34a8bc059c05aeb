"""What a fact is: entries, dates, figures, and the words that a field may take."""
