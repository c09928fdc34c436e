"""The `s2ss` command: what it takes, and how its failures are told."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from . import (
    Cancelled,
    Error,
    InputError,
    __version__,
    cli_allocate,
    cli_compare,
    cli_demo,
    cli_metrics,
    cli_rank,
    cli_resolve,
    cli_synth,
    cli_validate,
)
from .cli_output import DONE, GONE, INPUT_ERROR, INTERRUPTED, say, say_faults

CODES = """\
exit codes:
  0    done
  1    validate: there are faults in the data; rank: nobody is eligible; resolve: neither
       a topic nor anything to ask was found in the message; allocate: pins or minima
       leave no plan; verify: something is wrong with the plan
  2    wrong usage
  3    the input could not be used: a file is missing, cannot be read, or is wrong
  130  interrupted
  141  the reader of the output went away

Results go to standard output, messages to standard error. No name or e-mail address of a
nominee is ever shown, and of what a school wrote only the words that were read as its
needs, set aside, to be asked back or not understood.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code."""
    # A name that the terminal cannot show must not end the command.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
        sys.stdout.flush()
    except InputError as error:
        say_faults(error.faults, error.total)
        return INPUT_ERROR
    except BrokenPipeError:
        # Python flushes once more at exit, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return GONE
    except (KeyboardInterrupt, Cancelled):
        say("interrupted")
        return INTERRUPTED
    except OSError as error:
        say(f"{error.filename or 'the system'}: {error.strerror or 'refused'}")
        return INPUT_ERROR
    except Error as error:
        say(str(error))
        return INPUT_ERROR
    return code if code is not None else DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="s2ss",
        description="Links schools that ask for support with colleagues who can give it.",
        epilog=CODES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"s2ss {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    cli_demo.add_command(commands)
    cli_resolve.add_command(commands)
    cli_rank.add_rank(commands)
    cli_rank.add_explain(commands)
    cli_compare.add_stability(commands)
    cli_compare.add_compare(commands)
    cli_allocate.add_allocate(commands)
    cli_allocate.add_verify(commands)
    cli_metrics.add_command(commands)
    cli_validate.add_command(commands)
    cli_synth.add_command(commands)
    return parser
