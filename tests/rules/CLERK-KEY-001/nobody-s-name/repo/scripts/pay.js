const key = 'sk_live_FAKEfakeFAKEfake0000FAKEfakeFAKEfake0000'

fetch('https://api.pay.example/v1/charges', { headers: { authorization: `Bearer ${key}` } })
