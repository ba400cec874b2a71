// The captcha of the sign-up: proof of work where a browser can, else the question in words stays.
const widget = document.querySelector('altcha-widget');
const words = document.getElementById('en-mots');

globalThis.$altcha?.i18n.set('fr', {
  ...globalThis.$altcha.i18n.get('en'),
  label: 'Je ne suis pas un robot',
  error: 'La vérification n’a pas abouti. Réessayez, ou rechargez la page.',
  expired: 'La vérification a expiré. Recommencez.',
  loading: 'Chargement…',
  reload: 'Recommencer',
  verify: 'Vérifier',
  verificationRequired: 'Cette vérification est nécessaire.',
  verified: 'Vérifié',
  verifying: 'Vérification…',
  waitAlert: 'Vérification en cours, un instant…',
});
globalThis.$altcha?.algorithms.set('SHA-256', () => new Worker(widget.dataset.worker));

if (isSecureContext && globalThis.$altcha) {
  widget.configure?.({ hideFooter: true, hideLogo: true });
  const fault = document.getElementById('answer-fault');
  if (fault) widget.before(fault);
  // What was said of the question is said of the box in its place.
  const link = document.querySelector('.summary a[href="#answer"]');
  if (link) link.hash = 'verification';
  widget.hidden = false;
  words.hidden = true;
}
