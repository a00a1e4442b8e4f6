// A record to be loaded beside the example, with several of everything around a few records: whatever list hangs on a
// kind of record, one of that kind has some edges in it.

const several = [0, 1, 2, 3, 4];

/** The records, each like a line of a record file. */
export function hubs() {
  const records = [
    { type: 'organization', key: 'hub', name: 'Hub of Lists', kind: 'OTHER', country: 'canada' },
    { type: 'city', key: 'hub', name: 'Hubtown', country: 'canada' },
    { type: 'embassy', key: 'hub', name: 'Embassy of Hubs', kind: 'EMBASSY', sendingCountry: 'canada', hostCountry: 'japan', city: 'hub' },
    { type: 'person', key: 'hub', name: 'Hub Person' },
    { type: 'topic', key: 'hub', name: 'Hubs' },
    { type: 'program', key: 'hub', name: 'Program of Hubs', organization: 'hub' },
    { type: 'source', key: 'hub', title: 'Of hubs', published: '2021-01-01' },
    { type: 'position', key: 'hub', title: 'Holder of the hub', institution: 'organization:hub' },
  ];
  for (const n of several) {
    records.push(
      { type: 'organization', key: `part-${n}`, name: `Part ${n} of the hub`, kind: 'OTHER', parent: 'hub', country: 'canada', city: 'hub' },
      { type: 'city', key: `town-${n}`, name: `Town ${n}`, country: 'canada' },
      { type: 'embassy', key: `mission-${n}`, name: `Mission ${n}`, kind: 'EMBASSY', sendingCountry: 'canada', hostCountry: 'japan', city: 'hub' },
      { type: 'person', key: `guest-${n}`, name: `Guest Number ${n}`, tenures: [{ position: 'hub', from: `201${n}`, until: `201${n}` }, { position: `guest-${n}`, from: '2019', until: '..' }] },
      { type: 'position', key: `guest-${n}`, title: `Guest ${n}`, institution: `organization:part-${n}` },
      { type: 'topic', key: `spoke-${n}`, name: `Spoke ${n}`, broader: 'hub' },
      { type: 'program', key: `spoke-${n}`, name: `Program ${n}`, organization: 'hub' },
      { type: 'source', key: `spoke-${n}`, title: `Source ${n}`, published: `2021-01-0${n + 1}` },
    );
  }
  for (const party of ['organization:hub', 'city:hub', 'embassy:hub', 'country:canada']) {
    const kind = party.split(':')[0];
    for (const n of several) {
      records.push({ type: 'position', key: `${kind}-officer-${n}`, title: `Officer ${n}`, institution: party });
    }
    around(records, kind, party, { institution: party, side: 'HOST' });
  }
  around(records, 'person', 'person:hub', { person: 'hub', position: 'hub', side: 'HOST' });
  return records;
}

/** Events, promises and relationships of a party. */
function around(records, kind, party, participant) {
  const whole = `${kind}-whole`;
  const venue = kind === 'embassy' ? party : 'organization:hub';
  const meeting = { type: 'event', kind: 'MEETING', status: 'HELD', topics: ['hub'], program: 'hub', sources: ['hub'] };
  const guests = several.map(n => ({ person: `guest-${n}`, position: `guest-${n}`, side: 'GUEST' }));
  records.push({ ...meeting, key: whole, title: `All of ${kind}`, from: '2021-02-01', venue, participants: [participant, ...guests] });
  for (const n of several) {
    records.push(
      { ...meeting, key: `${kind}-${n}`, title: `Meeting ${n} of ${kind}`, from: `2021-02-0${n + 1}`, partOf: whole, venue, city: 'hub', participants: [participant, ...guests] },
      { type: 'commitment', key: `${kind}-${n}`, text: `Promise ${n} of ${kind}`, action: 'OTHER', strength: 'PLEDGED', by: party, to: 'organization:wego', event: whole, status: 'OPEN' },
      { type: 'relationship', key: `${kind}-${n}`, kind: 'RELATED_TO', subject: party, object: `organization:part-${n}` },
    );
  }
}
