/** A policy document that uses every kind of criterion, order key, cap and definition once or more. */
export const exampleText = `schema: 1
id: town/oak/year-7-2028
title: Oak School, Year 7 2028
school:
  id: town/oak
  name: Oak School
  kind: voluntary-aided
  religiousCharacter: Church of England
  faithPlacesLimited: false
  selection: partial-by-ability
  boarding: true
  authority: Town
entry: { year: 2028, group: year-7 }
code: '2021'
source: { from: [The school's web page], confidence: high }
notForRanking: This is an example.
notes: [The map is on the town's web site.]
places: { admissionNumber: 120, offerLimit: 124, reason: One class is larger this year., infantClasses: 4 }
definitions:
  areas:
    parish: { says: the parish of St Aldhelm, map: parish-map.geojson, note: The edge counts as inside. }
    east: { says: the East Ward, postcodes: [AB1 1AA, AB1 1AB] }
    west: { says: the West Ward }
  measures:
    gate: { says: in a straight line to the nearest gate, method: straight-line, from: address-point, to: { kind: nearest-gate }, unit: mile, decimals: 3 }
    door: { says: by the shortest safe walk to the main door, method: walking-route, from: front-door, to: { kind: named-point, point: main-door }, unit: metre, decimals: none }
    centre: { says: to the middle of the school, method: straight-line, from: address-point, to: { kind: centre }, unit: kilometre, decimals: 0 }
    desk: { says: to the school desk, method: straight-line, from: address-point, to: { kind: reception }, unit: kilometre, decimals: 2 }
    hall: { says: in a straight line to the town hall, method: straight-line, from: address-point, to: { kind: nodal-point, point: town-hall }, unit: metre, decimals: 1 }
    other: { says: in a straight line to the nearest other school, method: straight-line, from: address-point, to: { kind: nearest-alternative, among: state-schools }, unit: mile, decimals: 3 }
  schoolSets:
    state-schools: { says: state schools in the town, schools: [town/elm, town/ash], measure: gate }
  schools: { town/elm: Elm Primary School, town/ash: Ash Junior School, town/yew: Yew Primary School }
  tests:
    music: { says: the music test, assesses: aptitude, subject: performing-arts }
    entrance: { says: the entrance test, assesses: ability }
    sorting: { says: the Year 6 test, assesses: banding }
  forms:
    church: { says: the church form, terms: { weekly: who go to church each week, monthly: who go to church each month, member: whose name is on the church roll }, maximumPoints: 20 }
  roles:
    chorister: { says: who sing in the cathedral choir }
  bandings:
    fair:
      says: Four equal bands by the marks of those who took the test.
      test: sorting
      basis: applicants
      bands: [{ id: a, name: Band A, percent: 25 }, { id: b, name: Band B, percent: 25 }, { id: c, name: Band C, percent: 25 }, { id: d, name: Band D, percent: 25 }]
    spread:
      says: Two bands by the marks of the country's children.
      test: sorting
      basis: national
      bands: [{ id: high, name: the high band, from: 100 }, { id: low, name: the low band, from: 0 }]
rows:
  - { id: care, name: Children in care, when: { kind: looked-after, who: [looked-after, previously-looked-after, state-care-outside-england] } }
  - { id: need, name: Medical or social need, when: { kind: need, kinds: [medical, social], of: [child, parent] } }
  - { id: vulnerable, name: Vulnerable children, when: { kind: vulnerable, any: [child-protection-plan, refuge, homeless] } }
  - id: sibling
    name: Brothers and sisters in the parish
    when:
      kind: all
      of:
        - { kind: sibling, who: [full, half, step, adopted, foster, same-household], onRoll: at-admission, linkedSchools: [town/ash], years: { from: 7, to: 11 }, resourcedProvision: does-not-count }
        - { kind: catchment, areas: [parish] }
  - id: displaced
    name: Brothers and sisters placed away from their catchment school
    when: { kind: sibling, who: [full], onRoll: at-application, displacedOnly: true }
  - { id: staff, name: Children of staff, when: { kind: staff-child, grounds: [two-years, skill-shortage] }, upTo: { amount: { kind: places, places: 4 }, counts: { kind: this-row }, afterOfferDay: dissolved } }
  - { id: feeder, name: Feeder schools, when: { kind: feeder-school, schools: [town/elm, town/ash, town/yew], as: school } }
  - { id: areas, name: The wards, when: { kind: catchment, areas: [east, west] } }
  - { id: near, name: Children near by, when: { kind: within-distance, measure: gate, distance: 1.5, unit: mile } }
  - { id: nearest, name: Their nearest school, when: { kind: nearest-school, among: state-schools } }
  - { id: church, name: Church families, when: { kind: faith, form: church, any: [weekly, monthly] }, order: [{ by: points, form: church, first: highest }, { by: draw, supervisedBy: someone independent of the school }] }
  - { id: points, name: Ten points or more, when: { kind: faith-points, form: church, atLeast: 10 } }
  - id: music
    name: Music
    when: { kind: tested, test: music }
    order: [{ by: score, test: music, first: highest }]
    upTo: { amount: { kind: share, percent: 10, of: admission-number, round: down }, counts: { kind: this-row } }
  - { id: entrance, name: The entrance test, when: { kind: tested, test: entrance, atLeast: 212 } }
  - id: premium
    name: Pupil premium
    when: { kind: premium, any: [pupil-premium, service-premium] }
    upTo: { amount: { kind: share, percent: 25, of: admission-number-less-ehc-plans, round: nearest }, counts: { kind: everyone-meeting, when: { kind: premium, any: [pupil-premium] } } }
  - { id: service, name: Service families, when: { kind: service-family } }
  - { id: choir, name: Choristers, when: { kind: role, role: chorister } }
  - { id: board, name: Boarding need, when: { kind: boarding-need, as: need } }
  - { id: band, name: Band A, when: { kind: any, of: [{ kind: band, banding: fair, is: a }, { kind: not, of: { kind: band, banding: spread, is: untested } }] } }
  - { id: own, name: The school's own order, when: { kind: listed }, order: [{ by: listed }] }
  - { id: other, name: Other children, when: { kind: everyone-else }, order: [{ by: distance-difference, from: other, less: gate, first: largest }] }
tieBreak:
  - { by: meeting, when: { kind: catchment, areas: [parish] }, says: lives in the parish }
  - { by: distance, measure: gate, first: nearest }
  - { by: draw, supervisedBy: someone independent of the school }
pools:
  - { id: early, name: Early places, places: { kind: places, places: 2 }, rows: [care], unfilled: { kind: remains }, afterOfferDay: dissolved }
  - id: church
    name: Church places
    places: { kind: share, percent: 50, of: admission-number, round: up }
    who: { kind: faith, form: church, any: [weekly] }
    rows: [care, church]
    unfilled: { kind: flow, to: [[open]], how: in-order, when: at-its-turn }
    afterOfferDay: kept
  - id: open
    name: Open places
    places: { kind: share, percent: 80, of: remaining, round: down }
    order: [{ by: distance, measure: door, first: farthest }, { by: draw, supervisedBy: someone independent of the school }]
    unfilled: { kind: flow, to: [[church, last]], how: by-draw, when: after-last-pool }
    afterOfferDay: dissolved
  - { id: last, name: Last places, places: { kind: share, percent: 50, of: { leftAfter: open }, round: down }, unfilled: { kind: lost }, afterOfferDay: kept }
ehcPlansCountIn: open
multipleBirths: admit-all-over-number
`;
