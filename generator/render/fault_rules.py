"""The rules about templates, with their pages of documentation."""

from generator.ground.diagnostics import Rule, Severity

T01 = Rule(
    "T01",
    "template-syntax",
    Severity.ERROR,
    """模板写法有误，无法编译。

## 依据

模板使用 Jinja2 语法。标签没有收尾、括号不成对、过滤器的名称写错，整个模板就无法使用。

## 怎样改

按提示的文件和行号打开模板，补上收尾的标签或括号，或改正名称。

## 不合格的例子

```html
{% if view.notice %}<p>{{ view.notice }}</p>
```

## 合格的例子

```html
{% if view.notice %}<p>{{ view.notice }}</p>{% endif %}
```
""",
)

T02 = Rule(
    "T02",
    "template-undefined",
    Severity.ERROR,
    """模板用了不存在的名称。

## 依据

模板只看得到 `shell` 与 `view` 两个值。
不存在的名称若当作空白输出，页面会悄悄少掉内容，因此一律报错。

## 怎样改

对照 docs/templates.md 中该页面的字段表，改正名称的拼写。

## 不合格的例子

```html
<h1>{{ veiw.title }}</h1>
```

## 合格的例子

```html
<h1>{{ view.title }}</h1>
```
""",
)

T03 = Rule(
    "T03",
    "template-loop",
    Severity.ERROR,
    """模板互相套用没有尽头，或嵌套、循环过多。

## 依据

模板甲继承乙、乙又继承甲，或模板包含自身，生成就不会结束。一次循环的上限为十万遍。

## 怎样改

检查 `extends`、`include` 与宏的去向，去掉绕回自身的一处；要遍历数据，请直接遍历视图中的列表。

## 不合格的例子

```html
{# layouts/page.html #}
{% extends "layouts/page.html" %}
```

## 合格的例子

```html
{# layouts/page.html #}
{% extends "packaged/layouts/page.html" %}
```
""",
)

T04 = Rule(
    "T04",
    "template-missing",
    Severity.ERROR,
    """找不到模板。

## 依据

模板只在网站的 templates/ 与程序自带的模板中查找；路径从 templates/ 写起，不能用“..”走到外面。

## 怎样改

核对 `extends`、`include`、`import` 后面的路径，大小写与文件名要一致。

## 不合格的例子

```html
{% include "../header.html" %}
```

## 合格的例子

```html
{% include "components/trail.html" %}
```
""",
)

T05 = Rule(
    "T05",
    "template-failure",
    Severity.ERROR,
    """模板里的运算不能用于这个值。

## 依据

例如把文字与数字相加，或对没有公布的数字（空值）做运算。

## 怎样改

先判断有没有值，再作运算；字段的类型见 docs/templates.md。

## 不合格的例子

```html
{{ view.title + view.year }}
```

## 合格的例子

```html
{{ view.title }}（{{ view.year }}）
```
""",
)

T06 = Rule(
    "T06",
    "template-safe",
    Severity.WARNING,
    """模板关闭了转义。

## 依据

标题、机构名称等来自各单位报送的文件，输出前都要转义。
`|safe` 与 `autoescape false` 会让其中的标签、脚本原样进入页面。
正文等已经处理好的内容本身带有标记，不需要 `|safe`。

## 怎样改

去掉 `|safe` 或 `autoescape false`。

## 不合格的例子

```html
<h1>{{ view.title|safe }}</h1>
```

## 合格的例子

```html
<h1>{{ view.title }}</h1>
```
""",
)

T07 = Rule(
    "T07",
    "attribute-unquoted",
    Severity.WARNING,
    """模板里的属性值没有加引号。

## 依据

转义不处理空格：没有引号的属性值里出现空格，后面的文字就成了新的属性，例如 `onmouseover`。

## 怎样改

给属性值加上双引号。

## 不合格的例子

```html
<a title={{ view.title }}>
```

## 合格的例子

```html
<a title="{{ view.title }}">
```
""",
)

RULES = (T01, T02, T03, T04, T05, T06, T07)
