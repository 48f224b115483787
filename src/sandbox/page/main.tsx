import { render } from 'preact'
import { App } from './app.js'
import { greet } from './people.js'
import { begin, failure } from './state.js'
import { resumeTour } from './tour.js'

const root = document.getElementById('app')
if (root) render(<App />, root)
begin()
  .then(resumeTour)
  .then(greet)
  .catch((error: unknown) => {
    failure.value = error instanceof Error ? error : new Error(String(error))
  })
