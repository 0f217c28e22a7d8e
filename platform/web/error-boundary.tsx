/** Catches what breaks while a page draws itself, names it, and offers a way on. */
import { Component, type ReactNode } from 'react'
import { isMissingPart, MissingPart } from './missing-part.tsx'
import { FailedState } from './states.tsx'

interface Props {
  children: ReactNode
  /** Changes with the page: a new page starts without the old one's error. */
  page: string
}

interface State {
  error: unknown
  page: string
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: undefined, page: this.props.page }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  static getDerivedStateFromProps(props: Props, state: State) {
    return props.page === state.page ? null : { error: undefined, page: props.page }
  }

  override render() {
    if (this.state.error === undefined) return this.props.children
    if (isMissingPart(this.state.error)) return <MissingPart error={this.state.error} />
    return <FailedState error={this.state.error} retry={() => this.setState({ error: undefined })} />
  }
}
