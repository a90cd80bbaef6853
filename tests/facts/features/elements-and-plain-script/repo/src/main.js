import { Clerk } from '@clerk/clerk-js'

const clerk = new Clerk('pk_test_ZXhhbXBsZS5jbGVyay5hY2NvdW50cy5kZXYk')
await clerk.load()
clerk.mountOrganizationSwitcher(document.getElementById('org'))
clerk.mountPricingTable(document.getElementById('plans'))
clerk.mountWaitlist(document.getElementById('list'))
document.body.innerHTML = '<form><div id="clerk-captcha"></div></form>'
