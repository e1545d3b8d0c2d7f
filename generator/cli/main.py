"""The entry of the command line: parse, hand over to the command, turn failures into a status."""

import errno
import sys
from traceback import format_exc

from generator.cli.parser import make_parser, named_in
from generator.cli.status_codes import BROKEN
from generator.commands.errors import UsageError
from generator.write.errors import PublishError


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    typed = sys.argv[1:] if arguments is None else arguments
    options = make_parser(named_in(typed)).parse_args(typed)
    try:
        status: int = options.run(options)
    except (UsageError, PublishError) as error:
        sys.stderr.write(f"错误：{error}\n")
        return BROKEN
    except KeyboardInterrupt:
        sys.stderr.write("\n已中断；已发布的文件都完整，重新运行即可完成。\n")
        return BROKEN
    except BrokenPipeError:
        # The reader of our output went away, as `| head` does: what we found was not delivered.
        sys.stderr.close()
        return BROKEN
    except OSError as error:
        reason = errno.errorcode.get(error.errno or 0, "未知原因")
        sys.stderr.write(f"错误：系统拒绝了读写（{reason}）。请检查磁盘空间和权限后重新运行。\n")
        return BROKEN
    except Exception:  # noqa: BLE001 - the last net: whatever it is, it is ours and not content's
        sys.stderr.write(
            f"错误：程序出了意外，这不是内容的问题。请把下面的信息报给维护者：\n{format_exc()}"
        )
        return BROKEN
    return status
