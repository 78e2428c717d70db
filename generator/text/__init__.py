"""What every stage may need to know about text: repair, formulas, folding, words."""
