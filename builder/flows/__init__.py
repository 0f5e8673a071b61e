"""Decision flows: a model of questions and rules, compiled to a reduced decision diagram and proved on it."""
