// SPDX-License-Identifier: MIT
#include "app/cli/sarif.h"

#include "app/cli/words.h"

#include <QFileInfo>
#include <QUrl>

using namespace Qt::StringLiterals;
using core::fromQString;
using core::Json;

namespace cli {

namespace {

QString levelOf(core::Severity severity)
{
    return severity == core::Severity::Hint ? u"note"_s : core::severityWord(severity);
}

Json message(const QString &text)
{
    return {{"text", fromQString(text)}};
}

Json ruleJson(const core::Rule &rule)
{
    const auto help = u"%1\n\nAn interviewer would ask: %2"_s.arg(rule.why, rule.ask.senior)
        + (rule.fix.say.isEmpty() ? QString() : u"\n\nFix: "_s + rule.fix.say);
    return {{"id", fromQString(rule.id)}, {"shortDescription", message(rule.say)},
        {"fullDescription", message(rule.why)}, {"help", message(help)},
        {"defaultConfiguration", {{"level", fromQString(levelOf(rule.severity))}}}};
}

/// The line, from 1, where the element says its id; 1 when none does.
int lineOf(const core::ElementId &element, const QByteArray &content)
{
    const auto id = QByteArray::fromStdString(fromQString(element).dump());
    for (const auto &key : {QByteArray("\"id\": "), QByteArray("\"id\":")}) {
        if (const auto at = content.indexOf(key + id); at >= 0) {
            return static_cast<int>(content.left(at).count('\n')) + 1;
        }
    }
    return 1;
}

/// A relative file stays relative: the code host knows where its repository is.
QString uriOf(const QString &file)
{
    const auto path = QFileInfo(file).isAbsolute() ? QUrl::fromLocalFile(file) : QUrl(QString());
    return path.isEmpty() ? QString::fromLatin1(QUrl::toPercentEncoding(file, "/"))
                          : path.toString(QUrl::FullyEncoded);
}

Json locationOf(const QString &file, const core::ElementId &element, const QByteArray &content)
{
    const int line = element.isEmpty() ? 1 : lineOf(element, content);
    Json location {{"physicalLocation",
        {{"artifactLocation", {{"uri", fromQString(uriOf(file))}}},
            {"region", {{"startLine", line}}}}}};
    if (!element.isEmpty()) {
        location["logicalLocations"] =
            Json::array({{{"fullyQualifiedName", fromQString(element)}, {"kind", "element"}}});
    }
    return location;
}

Json resultJson(const core::Finding &finding, qsizetype ruleIndex, const Json &locations)
{
    const auto text =
        finding.text + (finding.fix.say.isEmpty() ? QString() : u" "_s + finding.fix.say);
    Json result {{"ruleId", fromQString(finding.rule)}, {"ruleIndex", ruleIndex},
        {"level", fromQString(levelOf(finding.severity))}, {"message", message(text)},
        {"locations", locations},
        {"partialFingerprints", {{"findingKey/v1", fromQString(finding.key)}}}};
    if (finding.isDismissed()) {
        result["suppressions"] = Json::array(
            {{{"kind", "inSource"}, {"justification", fromQString(finding.dismissedBecause)}}});
    }
    return result;
}

} // namespace

Json sarif(const QString &file, const QByteArray &content, const QList<core::Checklist> &checklists,
    const core::CheckResult &result)
{
    const auto rules = rulesOf(checklists);
    QHash<QString, qsizetype> index;
    auto descriptors = Json::array();
    for (const auto &[checklist, stage, rule] : rules) {
        index.insert(rule.id, index.size());
        descriptors.push_back(ruleJson(rule));
    }
    auto results = Json::array();
    for (const auto &finding : result.findings) {
        auto locations = Json::array();
        for (const auto &element : finding.elements) {
            locations.push_back(locationOf(file, element, content));
        }
        if (locations.empty()) {
            locations.push_back(locationOf(file, {}, content));
        }
        results.push_back(resultJson(finding, index.value(finding.rule), locations));
    }
    const Json driver {
        {"name", "Inferboard"}, {"version", INFERBOARD_VERSION}, {"rules", descriptors}};
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"}, {"version", "2.1.0"},
        {"runs",
            Json::array({{{"tool", {{"driver", driver}}}, {"columnKind", "utf16CodeUnits"},
                {"results", results}}})}};
}

} // namespace cli
