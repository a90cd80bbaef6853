// import old from './old-clerk'
export default {
  fetch() {
    return new Response("clerk: if (url.pathname === '/clerk') verifyWebhook(request)")
  },
}
