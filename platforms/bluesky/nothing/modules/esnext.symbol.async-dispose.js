// The runtime has it.
