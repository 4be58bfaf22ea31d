// SPDX-License-Identifier: MIT
#include "app/canvas/hover_text.h"

#include "app/wording/severity_title.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace canvas {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("hoverText", text);
}

QString headline(
    const core::Design &design, const core::Catalog &catalog, const core::ElementId &id)
{
    if (const auto *component = core::find(design.components, id)) {
        const auto *type = catalog.type(component->type);
        const auto name = catalog.displayName(*component);
        const auto purpose =
            type ? type->purpose : tr("A type this version does not know; it is kept as it is.");
        return u"<b>%1</b><br>%2"_s.arg(name.toHtmlEscaped(), purpose.toHtmlEscaped());
    }
    if (const auto *connection = core::find(design.connections, id)) {
        const auto &type = catalog.connectionType(connection->kind);
        return u"<b>%1</b><br>%2"_s.arg(type.name.toHtmlEscaped(), type.purpose.toHtmlEscaped());
    }
    return {};
}

QStringList numbers(const core::Estimate &estimate, const core::ElementId &id)
{
    QStringList lines;
    const auto add = [&](const QString &name, const core::Quantity &quantity) {
        if (quantity.value) {
            lines.append(u"%1: %2"_s.arg(name, core::formatQuantity(quantity)).toHtmlEscaped());
        }
    };
    if (const auto *component = estimate.component(id)) {
        add(tr("Rate at the peak"), component->rate);
        if (component->utilisation.value) {
            lines.append(component->utilisation.working.toHtmlEscaped());
        }
        add(u"p50"_s, component->latency.p50);
        add(u"p99"_s, component->latency.p99);
    }
    if (const auto *connection = estimate.connection(id)) {
        add(tr("Rate at the peak"), connection->rate);
        add(tr("Bandwidth"), connection->bandwidth);
    }
    return lines;
}

/// The most that a hover text lists; the panel has them all.
constexpr qsizetype mostFindings = 6;

QStringList findingLines(const QList<core::Finding> &findings)
{
    QStringList lines;
    for (const auto &finding : findings.mid(0, mostFindings)) {
        lines.append(
            u"<b>%1:</b> %2"_s.arg(severityTitle(finding.severity), finding.text.toHtmlEscaped()));
    }
    if (const auto more = findings.size() - mostFindings; more > 0) {
        lines.append(tr("and %1 more").arg(more));
    }
    return lines;
}

QString inBox(const QString &text)
{
    return u"<div style=\"width:320px\">%1</div>"_s.arg(text);
}

} // namespace

QString elementToolTip(const core::Design &design, const core::Catalog &catalog,
    const core::Estimate &estimate, const QList<core::Finding> &findings, const core::ElementId &id)
{
    const auto text = headline(design, catalog, id);
    if (text.isEmpty()) {
        return {};
    }
    return inBox(
        (QStringList {text} + numbers(estimate, id) + findingLines(findings)).join(u"<br>"_s));
}

QString findingsToolTip(const QList<core::Finding> &findings)
{
    return findings.isEmpty() ? QString() : inBox(findingLines(findings).join(u"<br>"_s));
}

} // namespace canvas
