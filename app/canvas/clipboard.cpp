// SPDX-License-Identifier: MIT
#include "app/canvas/clipboard.h"

#include "core/io/design_json.h"

using namespace Qt::StringLiterals;

namespace clipboard {

namespace {

const auto format = u"application/vnd.inferboard+json"_s;

} // namespace

std::unique_ptr<QMimeData> toMime(const core::Design &fragment)
{
    const auto text = core::io::toText(fragment);
    auto mime = std::make_unique<QMimeData>();
    mime->setData(format, text);
    mime->setText(QString::fromUtf8(text));
    return mime;
}

bool hasFragment(const QMimeData &mime)
{
    return mime.hasFormat(format) || (mime.hasText() && mime.text().contains("\"inferboard\""_L1));
}

core::Result<core::Design> fromMime(const QMimeData &mime)
{
    const auto text = mime.hasFormat(format) ? mime.data(format) : mime.text().toUtf8();
    return core::io::fromText(text, QObject::tr("clipboard"));
}

} // namespace clipboard
