// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

namespace core::simulation {

/// Something that will happen.
struct Event {
    enum class Kind : std::uint32_t {
        Proceed, ///< a visit goes on with its stages
        Arrive, ///< a visit arrives after its network time
        GiveUp, ///< an attempt has lasted too long
        Retry, ///< an attempt begins again
        StartBatch,
        Release, ///< a server that was held by a visit's stages
    };
    static constexpr std::uint32_t generationMask = (1U << 29) - 1;
    double time = 0;
    std::int32_t index = -1; ///< of the visit, the attempt or the pool
    Kind kind : 3 = Kind::Proceed;
    std::uint32_t generation : 29 = 0; ///< not the one of the index: it does not matter any more
};

/// The events to come, the earliest first: an implicit heap of four children a node. Handling an
/// event mostly makes one new event; it takes the place of the one that was taken, which saves half
/// of the work.
class EventQueue {
public:
    EventQueue() { clear(); }

    bool isEmpty() const { return m_size == 0; }
    std::size_t size() const { return m_size; }

    /// When the next event is; never, if there is none.
    double nextTime()
    {
        if (m_isTopTaken) {
            closeTop();
        }
        return m_items[0].time;
    }

    /// Only if there is one.
    Event take()
    {
        m_isTopTaken = true;
        return m_items[0];
    }

    void push(const Event &event)
    {
        if (m_isTopTaken) {
            m_isTopTaken = false;
            sink(event);
            return;
        }
        auto place = m_size++;
        if (m_size + children > m_items.size()) {
            grow();
        }
        while (place > 0) {
            const auto above = (place - 1) / children;
            if (!(event.time < m_items[above].time)) {
                break;
            }
            m_items[place] = m_items[above];
            place = above;
        }
        m_items[place] = event;
    }

    void clear()
    {
        m_items.assign(1024, never());
        m_size = 0;
        m_isTopTaken = false;
    }

private:
    static constexpr std::size_t children = 4;
    static Event never()
    {
        Event event;
        event.time = std::numeric_limits<double>::infinity();
        return event;
    }

    void grow() { m_items.resize(m_items.size() * 2, never()); }

    void closeTop()
    {
        m_isTopTaken = false;
        const auto last = m_items[--m_size];
        m_items[m_size] = never();
        if (m_size > 0) {
            sink(last);
        }
    }

    /// Puts the event at the top and lets it sink. Behind the last item there are always enough
    /// that never happen, so that every node has four children.
    void sink(const Event &event)
    {
        std::size_t place = 0;
        for (;;) {
            const auto first = place * children + 1;
            if (first >= m_size) {
                break;
            }
            const auto *item = &m_items[first];
            const std::size_t left = item[1].time < item[0].time ? 1 : 0;
            const std::size_t right = item[3].time < item[2].time ? 3 : 2;
            const auto least = item[right].time < item[left].time ? right : left;
            if (!(item[least].time < event.time)) {
                break;
            }
            m_items[place] = item[least];
            place = first + least;
        }
        m_items[place] = event;
    }

    std::vector<Event> m_items;
    std::size_t m_size = 0; ///< the taken top included
    bool m_isTopTaken = false;
};

} // namespace core::simulation
