"""What facts say together: the timeline, changes, targets against figures, an earlier day."""
