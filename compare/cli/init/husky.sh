clerk-audit check --staged --quiet
