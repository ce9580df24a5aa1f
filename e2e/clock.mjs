// Loaded before the server by the tests alone: its clock jumps eleven minutes each time it is told to, past a confirmation.
const real = Date.now
let ahead = 0
Date.now = () => real() + ahead
process.on('SIGUSR2', () => {
  ahead += 660_000
})
