// SPDX-License-Identifier: MIT
#include "app/document/autosave.h"

#include "app/document/document.h"
#include "app/document/file_session.h"

#include <QGuiApplication>

Autosave::Autosave(
    Document &document, FileSession &session, std::chrono::milliseconds rest, QObject *parent)
    : QObject(parent), m_document(document), m_session(session)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(rest);
    connect(&m_rest, &QTimer::timeout, this, &Autosave::saveNow);
    connect(&document, &Document::changed, this, &Autosave::wait);
    connect(&document, &Document::settled, this, &Autosave::wait);
    // A recovered board is unsaved without having been edited.
    connect(&document, &Document::historyChanged, this, [this] {
        if (!m_rest.isActive()) {
            wait();
        }
    });
    connect(&session, &FileSession::pathChanged, this, &Autosave::wait);
}

void Autosave::setOn(bool isOn)
{
    m_isOn = isOn;
    wait();
}

void Autosave::wait()
{
    if (m_isOn && !m_document.isClean()) {
        m_rest.start();
    } else {
        m_rest.stop();
    }
}

void Autosave::saveNow()
{
    // A dialog may be asking whether to save at all.
    const bool isResting =
        !m_document.isDrafting() && !m_session.isBusy() && !QGuiApplication::modalWindow();
    if (!isResting) {
        m_rest.start();
        return;
    }
    if (!m_document.isClean() && !file_work::isBlank(m_document.design())) {
        m_session.autosave();
    }
}
