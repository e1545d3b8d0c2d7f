"""Publishing a staged site: each file is replaced in one step, the manifest last."""

from pathlib import Path

from generator.write.delivery import Delivery
from generator.write.errors import PublishError, explained, shown
from generator.write.exchange import replace_files
from generator.write.files import FOLDER_MODE, put, sync_folder
from generator.write.ledger import Ledger, confirmed
from generator.write.manifest import manifest_chunks
from generator.write.marks import mark_at
from generator.write.paths import MANIFEST
from generator.write.plan import make_plan
from generator.write.published import Published
from generator.write.staging import Staging
from generator.write.standing import Kind, kind_of, usable_root

__all__ = ["Published", "publish"]

_NAMED = 5


def publish(staging: Staging, delivery: Delivery, ledger: Ledger) -> Published:
    """Put a staged site in the place of the output folder beside which it was staged.

    Only files that come or go, or that an interrupted publish was bringing, are looked at.
    Raises PublishError where something foreign stands in the way, with nothing touched, and
    where the operating system refuses, with every published file whole.
    """
    root = usable_root(staging.root)
    with explained(root):
        if kind_of(root) is Kind.ABSENT:
            return _publish_whole(staging, delivery)
        ledger = confirmed(root, ledger)
        plan = make_plan(root, delivery, ledger)
        if plan.conflicts:
            raise PublishError(_conflict_message(root, plan.conflicts))
        replace_files(staging.folder, root, delivery, plan, ledger)
        mark = mark_at(root / MANIFEST)
    unchanged = delivery.total - len(plan.writes)
    return Published(len(plan.writes), unchanged, plan.removes, plan.left, manifest=mark)


def _publish_whole(staging: Staging, delivery: Delivery) -> Published:
    if len(delivery.coming) != delivery.total:
        raise PublishError(
            f"发布失败：生成期间，输出文件夹 {shown(staging.root)} 被移走或改名了。请重新生成。"
        )
    put(staging.folder / MANIFEST, manifest_chunks(delivery.files()), is_durable=True)
    staging.folder.chmod(FOLDER_MODE)
    staging.folder.rename(staging.root)
    sync_folder(staging.root.parent)
    mark = mark_at(staging.root / MANIFEST)
    return Published(delivery.total, unchanged=0, removed=0, manifest=mark)


def _conflict_message(root: Path, conflicts: tuple[str, ...]) -> str:
    named = "\n".join(f"  {shown(path)}" for path in conflicts[:_NAMED])
    more = f"\n  ……等共 {len(conflicts)} 处" if len(conflicts) > _NAMED else ""
    return (
        f"输出文件夹 {shown(root)} 里有不是本工具发布的内容，或发布后被改动过的文件，"
        f"正好占着要写入的位置：\n{named}{more}\n"
        "没有写入任何内容。请移走或删除它们后重新生成，或用 --output 另选输出文件夹。"
    )
