/// What each metric of a run is, in words.
enum MetricHelp {
  static let texts = [
    "silsila_document_seconds": "Seconds that the steps of a document took in the last pass.",
    "silsila_documents_dropped_total": "Documents dropped, by reason.",
    "silsila_documents_total": "Documents done with, by what became of them.",
    "silsila_input_bytes_total": "Bytes of input done with.",
    "silsila_last_complete_run_timestamp_seconds": "When the last run came to its end, in seconds since 1970.",
    "silsila_pass": "Which pass over the documents is going on, from 1.",
    "silsila_pass_documents": "Documents done with in this pass.",
    "silsila_pass_documents_expected": "Documents there are, where that is known.",
    "silsila_passes": "How many passes there are.",
    "silsila_processor_seconds_total": "Processor seconds of runs that came to an end.",
    "silsila_queue_batches": "Batches between workers and writer: done and waiting for their turn, or held back.",
    "silsila_run_seconds_total": "Seconds of runs that came to an end.",
    "silsila_runs_total": "Runs, by how they ended.",
    "silsila_step_dropped_total": "Documents that a step dropped.",
    "silsila_step_entered_total": "Documents that a step worked on.",
    "silsila_step_failed_total": "Documents that a step failed at.",
    "silsila_step_reused_total": "Documents whose result of a step the journal had.",
    "silsila_step_seconds_total": "Seconds that a step took, over all workers.",
    "silsila_step_skipped_total": "Documents that a step was not for, by its condition.",
  ]
}
