"""The use cases of the pipeline by what they are about; callers know `app.pipeline` alone."""
