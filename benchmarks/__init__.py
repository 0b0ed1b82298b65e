"""Claims about revise1924 that anyone can measure again, one command each."""
