"""The things on the scene, one module each."""
