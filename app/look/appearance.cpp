// SPDX-License-Identifier: MIT
#include "app/look/appearance.h"

#include "app/look/style_sheet.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QPalette>
#include <QStyleFactory>

using namespace Qt::StringLiterals;

namespace {

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.surface);
    palette.setColor(QPalette::WindowText, theme.text);
    palette.setColor(QPalette::Base, theme.raised);
    palette.setColor(QPalette::AlternateBase, theme.surface);
    palette.setColor(QPalette::Text, theme.text);
    palette.setColor(QPalette::PlaceholderText, theme.faint);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Dark, theme.border);
    palette.setColor(QPalette::Disabled, QPalette::Text, theme.faint);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, theme.faint);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, theme.faint);
    return palette;
}

constexpr auto portalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto portalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto portalSettings = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearanceSpace = "org.freedesktop.appearance"_L1;
constexpr auto schemeKey = "color-scheme"_L1;

/// The portal wraps its answer in one or two variants; 1 stands for "prefer dark".
bool prefersDark(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value.toUInt() == 1;
}

} // namespace

Appearance::Appearance(QObject *parent)
    : QObject(parent), m_choice(settings::themeChoice()),
      m_isSystemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    apply();
    askSystem();
}

void Appearance::choose(ThemeChoice choice)
{
    m_choice = choice;
    settings::setThemeChoice(choice);
    apply();
}

void Appearance::apply()
{
    const bool isDark =
        m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_isSystemDark);
    m_theme = isDark ? darkTheme() : lightTheme();
    QApplication::setFont(font(TypeSize::Normal));
    QApplication::setPalette(paletteOf(m_theme));
    qApp->setStyleSheet(styleSheet(m_theme));
    Q_EMIT changed();
}

void Appearance::askSystem()
{
    auto bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(portalService, portalPath, portalSettings, u"SettingChanged"_s, this,
        SLOT(systemSettingChanged(QString, QString, QDBusVariant)));
    auto message =
        QDBusMessage::createMethodCall(portalService, portalPath, portalSettings, u"Read"_s);
    message << QString(appearanceSpace) << QString(schemeKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        watcher->deleteLater();
        if (reply.isValid()) {
            systemSettingChanged(appearanceSpace, schemeKey, reply.value());
        }
    });
}

void Appearance::systemSettingChanged(
    const QString &space, const QString &key, const QDBusVariant &value)
{
    if (space != appearanceSpace || key != schemeKey) {
        return;
    }
    m_isSystemDark = prefersDark(value.variant());
    if (m_choice == ThemeChoice::System) {
        apply();
    }
}
