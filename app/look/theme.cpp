// SPDX-License-Identifier: MIT
#include "app/look/theme.h"

#include <array>

using namespace Qt::StringLiterals;

namespace {

struct NamedHue {
    QLatin1StringView name;
    QRgb lightTint;
    QRgb lightInk;
    QRgb darkTint;
    QRgb darkInk;
};

constexpr std::array hues {
    NamedHue {"slate"_L1, 0xffe9edf2, 0xff475569, 0xff2b323c, 0xffa9b6c8},
    NamedHue {"teal"_L1, 0xffdcf3f0, 0xff0f766e, 0xff17393a, 0xff5fd0c4},
    NamedHue {"amber"_L1, 0xfffbeed3, 0xff9a5b06, 0xff3d3119, 0xffe9b458},
    NamedHue {"green"_L1, 0xffdff4e2, 0xff2a7a3c, 0xff1c3a25, 0xff74cf88},
    NamedHue {"violet"_L1, 0xffefe6fd, 0xff7440c4, 0xff33274d, 0xffbb98f2},
    NamedHue {"blue"_L1, 0xffe0ecfd, 0xff1f5fc0, 0xff1d3050, 0xff7fb0f5},
    NamedHue {"pink"_L1, 0xfffbe4ef, 0xffb32d6d, 0xff45202f, 0xfff090bb},
    NamedHue {"orange"_L1, 0xfffde7dc, 0xffb4501b, 0xff44291b, 0xfff0a070},
    NamedHue {"indigo"_L1, 0xffe6e7fc, 0xff4a4fc4, 0xff292c52, 0xff9ea3f5},
};

} // namespace

Theme lightTheme()
{
    Theme theme;
    theme.canvas = QColor(0xfbfbfc);
    theme.grid = QColor(0xdfe1e6);
    theme.surface = QColor(0xf4f5f7);
    theme.raised = QColor(0xffffff);
    theme.hover = QColor(0xe9ebef);
    theme.border = QColor(0xe0e2e7);
    theme.strong = QColor(0xc3c8d0);
    theme.text = QColor(0x1d2129);
    theme.muted = QColor(0x5f6672);
    theme.faint = QColor(0x8d94a1);
    theme.accent = QColor(0x4f5bd5);
    theme.accentSoft = QColor(0xe6e8fb);
    theme.onAccent = QColor(0xffffff);
    theme.error = QColor(0xc93636);
    theme.warning = QColor(0xb87503);
    theme.hint = QColor(0x4a78b8);
    theme.good = QColor(0x2f8a4c);
    return theme;
}

Theme darkTheme()
{
    Theme theme;
    theme.isDark = true;
    theme.canvas = QColor(0x16171a);
    theme.grid = QColor(0x2c2e33);
    theme.surface = QColor(0x1c1d21);
    theme.raised = QColor(0x25272c);
    theme.hover = QColor(0x303338);
    theme.border = QColor(0x33363c);
    theme.strong = QColor(0x4a4e57);
    theme.text = QColor(0xe8eaee);
    theme.muted = QColor(0xa3a9b5);
    theme.faint = QColor(0x757c89);
    theme.accent = QColor(0x8790f2);
    theme.accentSoft = QColor(0x2d3052);
    theme.onAccent = QColor(0x14151a);
    theme.error = QColor(0xf07070);
    theme.warning = QColor(0xe5b04f);
    theme.hint = QColor(0x82aeea);
    theme.good = QColor(0x63c483);
    return theme;
}

Hue Theme::hue(const QString &name) const
{
    for (const auto &hue : hues) {
        if (name == hue.name) {
            return isDark ? Hue {QColor(hue.darkTint), QColor(hue.darkInk)}
                          : Hue {QColor(hue.lightTint), QColor(hue.lightInk)};
        }
    }
    return {hover, muted};
}

QColor Theme::connection(core::ConnectionKind kind) const
{
    switch (kind) {
    case core::ConnectionKind::Stream:
        return hue(u"teal"_s).ink;
    case core::ConnectionKind::Batch:
        return hue(u"amber"_s).ink;
    case core::ConnectionKind::Deploy:
        return hue(u"violet"_s).ink;
    case core::ConnectionKind::Request:
        break;
    }
    return isDark ? QColor(0xb4bac6) : QColor(0x4a5160);
}

QColor Theme::severity(core::Severity severity) const
{
    switch (severity) {
    case core::Severity::Error:
        return error;
    case core::Severity::Warning:
        return warning;
    case core::Severity::Hint:
        break;
    }
    return hint;
}

QColor Theme::series(int index) const
{
    constexpr std::array names {"blue"_L1, "amber"_L1, "violet"_L1, "slate"_L1, "teal"_L1};
    return hue(names[static_cast<std::size_t>(index) % names.size()]).ink;
}

QColor Theme::heat(double utilisation) const
{
    if (utilisation >= 1.0) {
        return error;
    }
    if (utilisation >= 0.8) {
        return hue(u"orange"_s).ink;
    }
    return utilisation >= 0.6 ? warning : good;
}

QFont font(TypeSize size, QFont::Weight weight)
{
    QFont result;
    result.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s, u"Arial"_s});
    result.setPixelSize(static_cast<int>(size));
    result.setWeight(weight);
    result.setHintingPreference(QFont::PreferNoHinting);
    return result;
}
