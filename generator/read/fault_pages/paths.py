"""Pages of faults of paths (P)."""

from generator.read.fault_pages.page import page

_PATH = "路径就是身份：地区、机关、年度都由文件所在的位置决定，网址也由此而来。"

PAGES = {
    "P01": page(
        "文件或文件夹的名字不合规则。",
        _PATH,
        "地区用六位代码，机关和页面用小写字母、数字和连字符，报告用四位年度加 .md。",
        "content/410303/Tong Ji Ju/2023年.md",
        "content/410303/tongjiju/2023.md",
    ),
    "P02": page(
        "这个名字是网站自己要用的。",
        "页面的网址由名字而来，assets、years、search 等已有用处。",
        "换一个名字。",
        "content/pages/search.md",
        "content/pages/how-to-search.md",
    ),
    "P03": page(
        "这里不该有这个文件。",
        "放错位置的文件不会出现在网站上，多半是漏放了。",
        "移到正确的位置；附件放到与报告同名的文件夹里。",
        "content/410303/tongjiju/原件.pdf",
        "content/410303/tongjiju/2023/原件.pdf",
    ),
    "P04": page(
        "内容里不能用符号链接。",
        "链接可能指向网站之外，也可能绕成圈。",
        "把链接换成真正的文件。",
        "content/410303/tongjiju -> /srv/share/tongjiju",
        "content/410303/tongjiju/",
    ),
    "P05": page(
        "机关的文件夹里没有 agency.yaml。",
        "机关的名称和类别由它说明。",
        "写一个 agency.yaml，至少有 name 和 kind。",
        "content/410303/tongjiju/2023.md",
        """
        content/410303/tongjiju/agency.yaml
        content/410303/tongjiju/2023.md
        """,
    ),
    "P06": page(
        "报告的年度不合理。",
        "《政府信息公开条例》自 2008 年 5 月 1 日起施行，此前没有年度报告。",
        "改正文件名里的年度。",
        "content/410303/tongjiju/1023.md",
        "content/410303/tongjiju/2023.md",
    ),
    "P07": page(
        "没有 content/regions.yaml。",
        "地区的名称和上下级由它说明。",
        "写一个 regions.yaml，每行一个地区。",
        "content/410303/…",
        """
        content/regions.yaml：
        410303: 西工区
        """,
    ),
    "P08": page(
        "同一地区有两个机关用了同一个名称。",
        "读者分不清两个同名的机关；多半是给同一机关建了两个文件夹。",
        "合并成一个文件夹；确是两个机关的，写出能够区分的全称。",
        """
        content/410303/tongji/agency.yaml      name: 西工区统计局
        content/410303/tongjiju/agency.yaml    name: 西工区统计局
        """,
        "content/410303/tongji/agency.yaml      name: 西工区统计局",
    ),
    "P09": page(
        "这一类文件不能作附件。",
        "附件与网页同在一个网站上；网页、脚本和矢量图片会在读者的浏览器里运行，不能由来稿带入。",
        "转成 PDF，或压缩成 zip 再附。",
        "content/410303/tongji/2023/说明.html",
        "content/410303/tongji/2023/说明.pdf",
    ),
}
