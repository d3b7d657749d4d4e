import 'test/builders/english';
import { axe, toHaveNoViolations } from 'jest-axe';
import type { DeskWish, OfferView } from 'c/omniDesk';
import { aCustomer, anOfferView } from 'test/builders/views';
import { byRole, clearPage, mount, press, settle, whyOff, wishesOf, words } from 'test/builders/screen';
import SoftphoneOffer from '../softphoneOffer';

expect.extend(toHaveNoViolations);

async function open(differences: Partial<OfferView> = {}) {
  const offer = mount('c-softphone-offer', SoftphoneOffer, { view: anOfferView(differences) });
  const wishes = wishesOf<DeskWish>(offer);
  await settle();
  return { offer, wishes };
}

describe('an offer', () => {
  afterEach(clearPage);

  it.each([
    ['voice', 'Incoming call from Ann Smith'],
    ['chat', 'Incoming chat from Ann Smith'],
    ['email', 'Incoming email from Ann Smith'],
    ['voicemail', 'Incoming voicemail from Ann Smith'],
    ['workItem', 'Incoming work item from Ann Smith']
  ] as const)('of %s is a group named "%s"', async (channel, name) => {
    const { offer } = await open({ channel });
    expect(byRole(offer, 'group', name)).not.toBeNull();
  });

  it('tells what is known of the contact', async () => {
    const { offer } = await open({ address: '+1 415 555 0132', subject: 'Invoice 4711', isBeyondLimit: true });
    expect(words(offer)).toMatch(/Ann Smith \| \+1 415 555 0132 \| Invoice 4711 \| Support chat \| Beyond your limit/);
  });

  it('does not say the number twice when it is all that is known', async () => {
    const { offer } = await open({ customer: aCustomer('+1 415 555 0132'), address: '+1 415 555 0132', subject: null });
    expect(words(offer).match(/555 0132/g)).toHaveLength(1);
  });

  it('is accepted or rejected', async () => {
    const { offer, wishes } = await open();
    press(offer, 'Accept');
    press(offer, 'Reject');
    expect(wishes).toEqual([
      { type: 'agent.accept', contactId: 'c1' },
      { type: 'agent.reject', contactId: 'c1' }
    ]);
  });

  it('is not answered twice while the first answer is on its way', async () => {
    const { offer, wishes } = await open({ pending: 'accept' });
    expect(whyOff(offer, 'Accept')).toBe('This is being sent.');
    press(offer, 'Accept');
    press(offer, 'Reject');
    expect(wishes).toEqual([]);
    expect(words(offer)).toContain('Accepting…');
  });

  it.each<[string, Partial<OfferView>]>([
    ['waiting', {}],
    ['being accepted', { pending: 'accept' }],
    ['refused', { trouble: { key: 'refusedByContactCentre' } }]
  ])('is accessible: %s', async (_look, differences) => {
    const { offer } = await open(differences);
    expect(await axe(offer)).toHaveNoViolations();
  });
});
