"""What every test needs before it starts."""

import signal

# A process that a shell started in the background ignores Ctrl-C, and so would the tests of it.
signal.signal(signal.SIGINT, signal.default_int_handler)
