import { decideSeat, type SeatInput } from './decideSeat';

const ana = 'user:default/ana';
const ben = 'user:default/ben';
const cy = 'user:default/cy';
const dee = 'user:default/dee';
const voted = (decided_by: string, seat = decided_by) => ({ decided_by, seat });
const instead = (substitute: string, absent: string) => ({
  substitute,
  absent,
});
const already = 'You have voted on this plan already';
const inPlace = 'Somebody voted on this plan in your place already';
const notAmong = 'You are not among those who may decide over this';

function seatOf(change: Partial<SeatInput>) {
  return decideSeat({
    principalId: cy,
    mayDecide: false,
    standIns: [],
    votes: [],
    madeBy: [ana],
    ...change,
  });
}

describe('decideSeat', () => {
  it.each<[string, Partial<SeatInput>, object]>([
    ['their own, who may decide', { mayDecide: true }, { seat: cy }],
    [
      'their own, whomever they stand in for',
      { mayDecide: true, standIns: [instead(cy, ben)] },
      { seat: cy },
    ],
    [
      'of whom they stand in for',
      { standIns: [instead(cy, ben)] },
      { seat: ben, on_behalf_of: ben },
    ],
    [
      'of the next of whom they stand in for, when the first has voted',
      {
        standIns: [instead(cy, ben), instead(cy, dee)],
        votes: [voted(ben)],
      },
      { seat: dee, on_behalf_of: dee },
    ],
    ['nobody’s, who may not', {}, { refusal: notAmong, has_voted: false }],
    [
      'nobody’s, for whom somebody stands in',
      { standIns: [instead(ben, cy)] },
      { refusal: notAmong, has_voted: false },
    ],
    [
      'not that of who made the request',
      { standIns: [instead(cy, ana)], madeBy: ['User:default/Ana'] },
      { refusal: notAmong, has_voted: false },
    ],
    [
      'none a second time',
      { mayDecide: true, votes: [voted(cy)] },
      { refusal: already, has_voted: true },
    ],
    [
      'none a second time, by another spelling of the same person',
      { mayDecide: true, votes: [voted('User:default/Cy')] },
      { refusal: already, has_voted: true },
    ],
    [
      'none of their own after that of another',
      { mayDecide: true, votes: [voted(cy, ben)] },
      { refusal: already, has_voted: true },
    ],
    [
      'none of another after their own',
      { standIns: [instead(cy, ben)], votes: [voted(cy)] },
      { refusal: already, has_voted: true },
    ],
    [
      'none after somebody voted in their place',
      { mayDecide: true, votes: [voted(dee, cy)] },
      { refusal: inPlace, has_voted: true },
    ],
    [
      'none of another after somebody voted in their place',
      { standIns: [instead(cy, ben)], votes: [voted(dee, cy)] },
      { refusal: inPlace, has_voted: true },
    ],
    [
      'none of whom they stand in for, who voted in the place of a third',
      { standIns: [instead(cy, ben)], votes: [voted(ben, dee)] },
      {
        refusal: `${ben}, in whose place you decide, has voted on this plan already`,
        has_voted: true,
      },
    ],
  ])('gives somebody the vote: %s', (_name, change, expected) => {
    expect(seatOf(change)).toEqual(expected);
  });

  it('tells machines apart whose names differ in their case alone', () => {
    expect(
      seatOf({
        principalId: 'ci',
        mayDecide: true,
        votes: [voted('CI')],
      }),
    ).toEqual({ seat: 'ci' });
  });
});
