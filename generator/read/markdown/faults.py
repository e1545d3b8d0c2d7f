"""The faults of Markdown: each a small declaration with its page."""

from generator.ground.diagnostics import Rule, Severity

RAW_HTML = Rule(
    "S30",
    "raw-html",
    Severity.ERROR,
    """\
正文里不能写 HTML。

## 依据

内容与程序分开保管：正文由各机关报送，只能是文字，不能带标签、脚本和样式。
没有结束的注释还会把后面的文字全部藏起来。

## 怎样改

标签改用 Markdown 的写法：粗体写 `**……**`，链接写 `[文字](地址)`，换行空一行。
要显示尖括号本身，在它前面加反斜杠。

## 不合格的例子

```
全年<b>新增</b>公开事项 12 项。
```

## 合格的例子

```
全年**新增**公开事项 12 项，比值 3\\<5。
```
""",
)

UNSAFE_LINK = Rule(
    "S31",
    "unsafe-link",
    Severity.ERROR,
    """\
链接的目标不是允许的地址。

## 依据

链接只能指向网页（http、https）、邮箱（mailto）、电话（tel）、本站的相对地址或页内锚点（#）。
javascript、data 等地址会在读者的浏览器里运行程序；以 // 开头或带反斜杠的地址会悄悄指向别的网站。

## 怎样改

写出完整的 https 地址，或者写成相对地址。

## 不合格的例子

```
详见[区政府网站](//www.example.gov.cn/)。
```

## 合格的例子

```
详见[区政府网站](https://www.example.gov.cn/)。
```
""",
)

NESTED_TOO_DEEP = Rule(
    "S32",
    "nested-too-deep",
    Severity.ERROR,
    """\
引用和列表套得太深。

## 依据

解释嵌套要逐层深入：每层引用算一层，每层列表算两层。超过 20 层的只会是写错或恶意构造。
超出部分的文字照原样显示，不会丢失，但不再按 Markdown 解释。

## 怎样改

减少行首的 `>`、`-` 或缩进。

## 不合格的例子

```
>>>>>>>>>>>>>>>>>>>>>>>> 转发通知
```

## 合格的例子

```
> 转发通知
```
""",
)

RAGGED_TABLE_ROW = Rule(
    "S33",
    "ragged-table-row",
    Severity.ERROR,
    """\
表格里有一行的格数与表头不同。

## 依据

按照表格语法，多出的格会被悄悄丢掉，缺少的格会补成空白：数字就此丢失或错列。

## 怎样改

数一数这一行的竖线，补齐或删去；格里要写竖线时写成 `\\|`。

## 不合格的例子

```
| 渠道 | 条数 |
| ---- | ---- |
| 网站 | 124  | 其中转载 10 条 |
```

## 合格的例子

```
| 渠道 | 条数 | 说明           |
| ---- | ---- | -------------- |
| 网站 | 124  | 其中转载 10 条 |
```
""",
)

UNUSED_LINK_DEFINITION = Rule(
    "S34",
    "unused-link-definition",
    Severity.ERROR,
    """\
链接的定义没有用到，整行不会出现在页面上。

## 依据

`[名称]: 地址` 这样的一行在 Markdown 里只是链接的定义，本身不显示。
没有链接用到它，或者前面已有同名的定义，这行文字就悄悄消失了；脚注的写法 `[^1]: ……` 也是如此。

## 怎样改

要显示这行文字，在方括号前加反斜杠，或改用全角冒号；不要的定义删去。脚注改写为正文里的括注。

## 不合格的例子

```
[说明]: 以上数据截至年末
```

## 合格的例子

```
[说明]：以上数据截至年末
```
""",
)

EXTERNAL_IMAGE = Rule(
    "S36",
    "external-image",
    Severity.ERROR,
    """\
图片在别的网站上。

## 依据

引用别处的图片，读者的访问会被对方记录，对方改动或撤下时页面也随之改变。
页面的安全策略只允许显示本站的图片。

## 怎样改

把图片存到与报告同名的文件夹里，用相对地址引用。

## 不合格的例子

```
![申请数量柱状图](https://img.example.com/2023.png)
```

## 合格的例子

```
![申请数量柱状图](2023/申请数量.png)
```
""",
)

IMAGE_WITHOUT_TEXT = Rule(
    "S37",
    "image-without-text",
    Severity.WARNING,
    """\
图片没有替代文字。

## 依据

盲人用读屏软件听页面，图片不显示时读者也只能看到替代文字
（GB/T 37668-2019《信息技术 互联网内容无障碍可访问性技术要求与测试方法》）。

## 怎样改

在方括号里用一句话写明图片的内容；图里有数字的，正文里也要写出来。

## 不合格的例子

```
![](2023/申请数量.png)
```

## 合格的例子

```
![2021 至 2023 年申请数量：3、5、8 件](2023/申请数量.png)
```
""",
)

RULES = (
    RAW_HTML,
    UNSAFE_LINK,
    NESTED_TOO_DEEP,
    RAGGED_TABLE_ROW,
    UNUSED_LINK_DEFINITION,
    EXTERNAL_IMAGE,
    IMAGE_WITHOUT_TEXT,
)
"""All rules declared here, by code."""
