// A calendar as other people's programs keep it, by ical.js: takes invitations in their order (a JSON array of iCalendar texts on
// standard input) and prints what is in it after each.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const ICAL = createRequire(process.cwd() + '/src/main/web/')('ical.js');
const events = new Map();

function take(text) {
    const calendar = new ICAL.Component(ICAL.parse(text));
    calendar.getAllSubcomponents('vtimezone').forEach(zone => ICAL.TimezoneService.register(zone));
    const method = calendar.getFirstPropertyValue('method');
    const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent'));
    const known = events.get(event.uid);
    if (!known || event.sequence > known.sequence) {
        if (method === 'CANCEL') {
            events.delete(event.uid);
        } else {
            events.set(event.uid, read(event));
        }
    }
    return { method, events: [...events.values()] };
}

function read(event) {
    const value = name => String(event.component.getFirstPropertyValue(name));
    const attendee = event.attendees[0];
    return {
        uid: event.uid,
        sequence: event.sequence,
        start: event.startDate.toJSDate().toISOString(),
        end: event.endDate.toJSDate().toISOString(),
        zone: event.startDate.zone.tzid,
        summary: event.summary,
        classification: value('class'),
        organiser: value('organizer'),
        attendees: event.attendees.map(each => each.getFirstValue()),
        rsvp: attendee.getParameter('rsvp'),
        properties: event.component.getAllProperties().map(each => each.name).sort(),
    };
}

console.log(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(take)));
