"""What is public of an office: its own telephone, mailbox and address."""

from generator.checks.context import ReportContext
from generator.checks.late import compile_late
from generator.checks.privacy.people import person_in
from generator.checks.text.writing import Spot

_TELEPHONE = compile_late(r"(?:电话|热线|传真|联系方式)[^。；]{0,16}$")
_MAILBOX = compile_late(r"(?:邮箱|邮件|信箱|[Ee]-?mail)[^。；]{0,48}$")
_ADDRESS = compile_late(r"办公|受理|联系地址|邮编|邮政编码|办事")
_PERSONAL = compile_late(
    r"联系人|经办人|申请人|原告|当事人|第三人|信访人|举报人|投诉人|本人|个人|手机|先生|女士"
)
_NOT_DIGITS = compile_late(r"[^0-9]+")


def is_office_number(context: ReportContext, spot: Spot, digits: str) -> bool:
    """Tell whether a telephone number is declared as the office's."""
    if digits in _NOT_DIGITS.sub("", context.agency.contact):
        return True
    before = spot.before(60)
    return _TELEPHONE.search(before) is not None and _PERSONAL.search(before) is None


def is_office_mailbox(context: ReportContext, spot: Spot, address: str) -> bool:
    """Tell whether an address of a mailbox is declared as the office's."""
    if address.lower() in context.agency.contact.lower():
        return True
    before = spot.before(60)
    return _MAILBOX.search(before) is not None and _PERSONAL.search(before) is None


def is_office_address(context: ReportContext, spot: Spot) -> bool:
    """Tell whether a street address is declared as the office's."""
    if spot.text in context.agency.contact:
        return True
    around = spot.before() + spot.after()
    return _ADDRESS.search(around) is not None and not person_in(around)
