//! That every language says everything, and says it well.
