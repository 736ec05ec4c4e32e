"""Tests of machine formats share one precaution."""

import contextlib
import sys

# aerleon imports absl, whose handler keeps the standard error of that moment (under pytest: one test's capture) and
# closes it when somebody configures logging. It leaves the real one open.
with contextlib.suppress(ImportError):
    from absl import logging as absl_logging

    absl_logging.get_absl_handler().python_handler.setStream(sys.__stderr__)
