#!/usr/bin/env python3
"""Makes the samples that are drawn for this project; the names and figures in them are invented.

    python3 -m venv /tmp/samples && /tmp/samples/bin/pip install reportlab==5.1.0 pillow==12.0.0
    /tmp/samples/bin/python samples/make.py

The same versions make the same bytes. Chinese is set in STSong-Light, which is not embedded: these
files also show whether such fonts are read.
"""
import pathlib
import sys

from reportlab import rl_config
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen import canvas
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

rl_config.invariant = 1
pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))

HERE = pathlib.Path(__file__).resolve().parent
CELL = ParagraphStyle("cell", fontName="STSong-Light", fontSize=10.5, leading=14, wordWrap="CJK")
TITLE = ParagraphStyle("title", parent=CELL, fontSize=16, leading=24, alignment=1)
NOTE = ParagraphStyle("note", parent=CELL, alignment=2)


def cells(rows):
    """Rows of text as rows of paragraphs, so that long text wraps."""
    return [[Paragraph(text, CELL) if text else "" for text in row] for row in rows]


def grid(rows, widths, spans=(), header=0):
    """A ruled table; spans are (column, row, last column, last row), counted from 0."""
    style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    style += [("SPAN", (left, top), (right, bottom)) for left, top, right, bottom in spans]
    return Table(cells(rows), widths, repeatRows=header, style=TableStyle(style))


def save(folder, story, size=A4, password=None):
    (HERE / folder).mkdir(exist_ok=True)
    encrypt = StandardEncryption(password, strength=128) if password else None
    SimpleDocTemplate(
        str(HERE / folder / "source.pdf"), pagesize=size, encrypt=encrypt,
        leftMargin=56, rightMargin=56, topMargin=64, bottomMargin=64,
        title=folder, author="jixiao", creator="samples/make.py",
    ).build(story)


LEVELS = ["一级指标", "二级指标", "三级指标", "指标值"]
HARBOUR = [
    ("产出指标", "数量指标", "更换航标灯器数量", "≥36座"),
    ("产出指标", "数量指标", "巡查航道里程", "＝412.5公里"),
    ("产出指标", "质量指标", "航标维护正常率（以每月巡查记录为准，统计时不含因台风停用的航标）", "≥99.5%"),
    ("产出指标", "时效指标", "设备验收完成时间", "2025年11月底前"),
    ("产出指标", "成本指标", "单座航标灯器采购成本", "≤1.2万元"),
    ("效益指标", "社会效益指标", "航道通航保证率", "98%-100%"),
    ("效益指标", "生态效益指标", "废旧电池回收率", "100%"),
    ("满意度指标", "服务对象满意度指标", "船员满意度", "≥90%"),
]


def page_break():
    """One project over two pages: a merged level is cut in two, the header is not repeated."""
    goal = (
        "1.更换老旧航标灯器，保障夜间通航安全。<br/>2.完成全部航道的例行巡查，及时处置"
        "碍航物，并把巡查记录录入航道信息系统。<br/>3.回收废旧电池，减少对水域的污染。"
    )
    head = [
        ["项目名称", "航标灯器更新及航道巡查", "", ""],
        ["主管部门", "临江市港航局", "实施单位", "临江市航道养护中心"],
        ["项目资金（万元）", "年度资金总额", "128.60", ""],
        ["", "其中：财政拨款", "118.60", ""],
        ["", "其他资金", "10.00", ""],
        ["年度目标", goal, "", ""],
        LEVELS,
    ]
    rows = head + [list(row) for row in HARBOUR]
    spans = [(1, 0, 3, 0), (0, 2, 0, 4), (2, 2, 3, 2), (2, 3, 3, 3), (2, 4, 3, 4), (1, 5, 3, 5)]
    spans += [(0, 7, 0, 11), (1, 7, 1, 8), (0, 12, 0, 13)]
    for top, bottom in ((7, 11), (12, 13)):
        for row in range(top + 1, bottom + 1):
            rows[row][0] = ""
    rows[8][1] = ""
    filler = [Paragraph("一、本单位的主要职责是航道养护、航标管理和船闸运行。", CELL), Spacer(1, 322)]
    title = [Paragraph("项目支出绩效目标表", TITLE), Paragraph("（2025年度）", NOTE)]
    save("made-page-break", filler + title + [grid(rows, [80, 110, 190, 100], spans)])


def listing():
    """Many projects in one landscape table: project cells merged down over two pages."""
    header = ["单位名称", "项目名称", "年度目标", "一级指标", "二级指标", "三级指标", "指标性质", "指标值", "度量单位", "权重"]
    projects = [
        ("古籍修复", "修复馆藏古籍，改善保存条件", [
            ("产出指标", "数量指标", "修复古籍册数", "≥", "320", "册", "30"),
            ("产出指标", "质量指标", "修复验收合格率", "＝", "100", "%", "30"),
            ("效益指标", "社会效益指标", "可供阅览古籍增长率", "≥", "8", "%", "20"),
            ("满意度指标", "服务对象满意度指标", "读者满意度", "≥", "92", "%", "10")]),
        ("流动图书车", "把图书送到没有固定馆舍的社区", [
            ("产出指标", "数量指标", "服务社区数", "≥", "45", "个", "40"),
            ("产出指标", "时效指标", "每个社区到访周期", "≤", "14", "天", "20"),
            ("效益指标", "可持续影响指标", "建立长效机制", "定性", "优良中低差", "", "20"),
            ("满意度指标", "服务对象满意度指标", "居民满意度", "≥", "90", "%", "10")]),
        ("少儿阅读推广", "举办读书会、讲座和展览", [
            ("产出指标", "数量指标", "举办活动场次", "≥", "60", "场次", "50"),
            ("效益指标", "社会效益指标", "参与儿童人次", "≥", "5000", "人次", "30"),
            ("满意度指标", "服务对象满意度指标", "家长满意度", "≥", "95", "%", "10")]),
    ]
    rows, spans = [header], []
    for name, goal, indicators in projects:
        top = len(rows)
        for index, indicator in enumerate(indicators):
            rows.append(["临江市图书馆" if not index else "", name if not index else "", goal if not index else "", *indicator])
        spans += [(column, top, column, len(rows) - 1) for column in range(3)]
    story = [Paragraph("2025年部门预算项目绩效目标表", TITLE), Spacer(1, 215)]
    save("made-list", story + [grid(rows, [70, 75, 120, 65, 75, 110, 50, 60, 50, 40], spans, header=1)], landscape(A4))


def overall():
    """整体支出: tasks with money, then indicators."""
    rows = [
        ["部门名称", "临江市水文站", "", "", "", ""],
        ["年度主要任务", "任务名称", "主要内容", "预算金额（万元）", "", ""],
        ["", "", "", "总额", "财政拨款", "其他资金"],
        ["", "水情监测", "维护42个自动测站，汛期逐时上报", "310.00", "310.00", "0.00"],
        ["", "水质化验", "按月采样化验12个断面", "85.40", "80.40", "5.00"],
        ["", "金额合计", "", "395.40", "390.40", "5.00"],
        ["年度总体目标", "及时准确地提供水情信息，为防汛抗旱提供支撑。", "", "", "", ""],
        ["年度绩效指标", "一级指标", "二级指标", "三级指标", "", "指标值"],
        ["", "产出指标", "数量指标", "维护测站数", "", "42个"],
        ["", "产出指标", "质量指标", "数据到报率", "", "≥98%"],
        ["", "效益指标", "社会效益指标", "洪水预报准确率", "", "≥85%"],
        ["", "满意度指标", "服务对象满意度指标", "用户满意度", "", "≥90%"],
    ]
    spans = [(1, 0, 5, 0), (0, 1, 0, 5), (1, 1, 1, 2), (2, 1, 2, 2), (3, 1, 5, 1), (1, 5, 2, 5), (1, 6, 5, 6), (0, 7, 0, 11)]
    spans += [(3, row, 4, row) for row in range(7, 12)]
    title = [Paragraph("部门整体支出绩效目标表", TITLE), Paragraph("（2025年度）", NOTE), Spacer(1, 6)]
    save("made-overall", title + [grid(rows, [70, 80, 120, 75, 70, 65], spans)])


def evaluation():
    """自评表: money executed, scores, a total row and a negative deviation."""
    rows = [
        ["项目名称", "校园直饮水改造", "", "", "", "", "", ""],
        ["主管部门", "临江市教育局", "", "", "实施单位", "临江市第三中学", "", ""],
        ["项目资金（万元）", "", "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        ["", "年度资金总额", "56.00", "52.30", "51.88", "10", "99.20%", "9.92"],
        ["", "其中：当年财政拨款", "56.00", "52.30", "51.88", "-", "99.20%", "-"],
        ["", "其他资金", "0.00", "0.00", "0.00", "-", "-", "-"],
        ["年度总体目标", "预期目标", "", "", "实际完成情况", "", "", ""],
        ["", "改造24处饮水点", "", "", "完成23处，1处因楼体加固推迟", "", "", ""],
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "改造饮水点", "24处", "23处", "50", "47.9", "楼体加固，推迟到下一年"],
        ["效益指标", "社会效益指标", "受益师生", "≥3200人", "3315人", "30", "30", "无"],
        ["满意度指标", "服务对象满意度指标", "师生满意度", "≥95%", "96.4%", "10", "10", "无"],
        ["总分", "", "", "", "", "100", "97.82", ""],
    ]
    spans = [(1, 0, 7, 0), (1, 1, 3, 1), (5, 1, 7, 1), (0, 2, 0, 5), (0, 6, 0, 7), (1, 6, 3, 6), (4, 6, 7, 6), (1, 7, 3, 7), (4, 7, 7, 7), (0, 12, 4, 12)]
    title = [Paragraph("项目支出绩效自评表", TITLE), Paragraph("（2024年度）", NOTE), Spacer(1, 6)]
    save("made-evaluation", title + [grid(rows, [60, 75, 70, 60, 65, 40, 50, 70], spans)])


def two_scopes():
    """The whole term and the year side by side, each with its own indicators."""
    rows = [
        ["项目名称", "湿地公园一期", "", "", "", "", ""],
        ["项目资金（元）", "中期资金总额：", "9,600,000.00", "", "年度资金总额：", "3,200,000.00", ""],
        ["总体目标", "中期目标（2024年—2026年）", "", "", "年度目标", "", ""],
        ["", "建成120公顷湿地公园并开放", "", "", "完成北区水系疏浚", "", ""],
        ["一级指标", "二级指标", "三级指标", "指标值", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "建成湿地面积", "120公顷", "数量指标", "疏浚水系长度", "≥6.5公里"],
        ["", "质量指标", "工程验收合格率", "100%", "质量指标", "疏浚验收合格率", "100%"],
        ["效益指标", "生态效益指标", "鸟类种数", "≥85种", "生态效益指标", "水质类别", "不低于Ⅳ类"],
    ]
    spans = [(1, 0, 6, 0), (2, 1, 3, 1), (5, 1, 6, 1), (0, 2, 0, 3), (1, 2, 3, 2), (4, 2, 6, 2), (1, 3, 3, 3), (4, 3, 6, 3), (0, 5, 0, 6)]
    title = [Paragraph("项目支出绩效目标申报表", TITLE), Paragraph("（2024年度）", NOTE), Spacer(1, 6)]
    save("made-two-scopes", title + [grid(rows, [62, 72, 84, 58, 72, 84, 58], spans)])


def contradictions():
    """Money that does not add up, and a deadline before the year begins."""
    rows = [
        ["项目名称", "社区便民食堂补助", "", ""],
        ["主管部门", "临江市民政局", "实施单位", "临江市社区服务中心"],
        ["项目资金（万元）", "年度资金总额", "90.00", ""],
        ["", "其中：财政拨款", "60.00", ""],
        ["", "其他资金", "20.00", ""],
        ["年度目标", "为老年人提供价格优惠的午餐。", "", ""],
        LEVELS,
        ["产出指标", "数量指标", "补助食堂数", "18家"],
        ["产出指标", "时效指标", "补助发放时间", "2024年6月底前"],
        ["效益指标", "社会效益指标", "每日就餐人次", "≥2600人次"],
        ["满意度指标", "服务对象满意度指标", "老年人满意度", "≥90%"],
    ]
    spans = [(1, 0, 3, 0), (0, 2, 0, 4), (2, 2, 3, 2), (2, 3, 3, 3), (2, 4, 3, 4), (1, 5, 3, 5)]
    title = [Paragraph("项目支出绩效目标表", TITLE), Paragraph("（2025年度）", NOTE), Spacer(1, 6)]
    save("made-contradictions", title + [grid(rows, [80, 120, 150, 110], spans)])


def totals():
    """A whole booklet: the total of 项目支出 on its first page is not what its one project costs."""
    overview = [
        ["功能分类科目", "合计", "基本支出", "项目支出"],
        ["农林水支出", "842.60", "500.00", "342.60"],
        ["住房保障支出", "96.00", "96.00", ""],
        ["合计", "938.60", "596.00", "342.60"],
    ]
    rows = [
        ["项目名称", "灌区渠道清淤", "", ""],
        ["主管部门", "临江市水务局", "实施单位", "临江市灌区管理所"],
        ["项目资金（万元）", "年度资金总额", "324.60", ""],
        ["", "其中：财政拨款", "324.60", ""],
        ["", "其他资金", "0.00", ""],
        ["年度目标", "清淤渠道，保障春灌。", "", ""],
        LEVELS,
        ["产出指标", "数量指标", "清淤渠道长度", "≥58公里"],
        ["效益指标", "经济效益指标", "灌溉水利用系数", "≥0.56"],
        ["满意度指标", "服务对象满意度指标", "农户满意度", "≥90%"],
    ]
    spans = [(1, 0, 3, 0), (0, 2, 0, 4), (2, 2, 3, 2), (2, 3, 3, 3), (2, 4, 3, 4), (1, 5, 3, 5)]
    save("made-totals", [
        Paragraph("部门支出总表", TITLE), Paragraph("单位：万元", NOTE), grid(overview, [150, 90, 90, 90]), PageBreak(),
        Paragraph("项目支出绩效目标表", TITLE), Paragraph("（2025年度）", NOTE), Spacer(1, 6),
        grid(rows, [80, 120, 150, 110], spans)])


def referenced():
    """A booklet that points to performance tables but holds none."""
    rows = [["科目", "预算数"], ["基本支出", "1,204.33"], ["项目支出", "310.00"], ["合计", "1,514.33"]]
    save("made-referenced", [
        Paragraph("临江市档案馆2025年部门预算", TITLE), Paragraph("单位：万元", NOTE), grid(rows, [200, 120]), Spacer(1, 20),
        Paragraph("本单位项目绩效目标详见附件《项目支出绩效目标表》。", CELL), PageBreak(), Paragraph("名词解释（略）", CELL)])


def picture():
    """A scan: a picture of a page, no text."""
    from PIL import Image, ImageDraw
    image = Image.new("1", (1240, 1754), 1)
    draw = ImageDraw.Draw(image)
    for index in range(8):
        draw.rectangle((150, 300 + 100 * index, 1090, 400 + 100 * index), outline=0, width=3)
    (HERE / "made-scan").mkdir(exist_ok=True)
    page = canvas.Canvas(str(HERE / "made-scan/source.pdf"), pagesize=A4)
    page.drawInlineImage(image, 0, 0, *A4)
    page.showPage()
    page.save()


def broken():
    """Files that cannot be converted."""
    # In Latin letters: the library leaves the strings of fonts that are not embedded unencrypted.
    text = Paragraph("This file needs a password.", ParagraphStyle("latin", fontName="Helvetica"))
    save("made-password", [text], password="linjiang2025")
    whole = (HERE / "made-overall/source.pdf").read_bytes()
    for folder, data in (("made-truncated", whole[: len(whole) // 2]), ("made-empty", b""), ("made-not-a-pdf", b"GIF89a\x01\x00\x01\x00 budget\n")):
        (HERE / folder).mkdir(exist_ok=True)
        (HERE / folder / "source.pdf").write_bytes(data)


for make in (page_break, listing, overall, evaluation, two_scopes, contradictions, totals, referenced, picture, broken):
    if len(sys.argv) < 2 or make.__name__ in sys.argv[1:]:
        make()
