"""Links as an editor writes them, by the way the files lie, and the addresses that they mean."""

import pytest

from generator.read.links import resolver, target_of


@pytest.mark.parametrize(
    ("href", "folder", "address"),
    [
        ("2022.md", "410303/tongjiju", "agencies/410303/tongjiju/2022/"),
        ("./2022.md#requests", "410303/tongjiju", "agencies/410303/tongjiju/2022/#requests"),
        ("../zhengwuju/2023.md", "410303/tongjiju", "agencies/410303/zhengwuju/2023/"),
        ("../../410724/zhengwu/", "410303/tongjiju", "agencies/410724/zhengwu/"),
        ("agency.yaml", "410303/tongjiju", "agencies/410303/tongjiju/"),
        (
            "2023/原件.pdf",
            "410303/tongjiju",
            "agencies/410303/tongjiju/2023/%E5%8E%9F%E4%BB%B6.pdf",
        ),
        (
            "2023/%E5%8E%9F%E4%BB%B6.pdf",
            "410303/tongjiju",
            "agencies/410303/tongjiju/2023/%E5%8E%9F%E4%BB%B6.pdf",
        ),
        ("../../pages/about.md", "410303/tongjiju", "about/"),
        ("zhidu.md", "pages", "zhidu/"),
        ("../410303/tongjiju/2023.md", "pages", "agencies/410303/tongjiju/2023/"),
        ("/years/2023/", "410303/tongjiju", "years/2023/"),
        ("../../../site.yaml", "410303/tongjiju", None),
        ("没有.png", "410303/tongjiju", None),
        ("23.md", "410303/tongjiju", None),
    ],
)
def test_address_that_a_link_means(href: str, folder: str, address: str | None) -> None:
    assert target_of(href, folder) == address


@pytest.mark.parametrize(
    ("href", "link"),
    [
        ("2022.md", "../../../../agencies/410303/tongjiju/2022/"),
        ("#requests", "#requests"),
        ("https://www.example.gov.cn/", "https://www.example.gov.cn/"),
        ("mailto:a@b.cn", "mailto:a@b.cn"),
        ("没有.png", "没有.png"),
    ],
)
def test_link_of_the_page(href: str, link: str) -> None:
    assert resolver("410303/tongjiju", "../../../../")(href) == link
